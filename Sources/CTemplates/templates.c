// Written by scripts/embed; the bytes are read when this is compiled.
#include "templates.h"

static const unsigned char file0[] = {
#embed "../../Schemas/version.json"
};
static const unsigned char file1[] = {
#embed "../../Templates/electricity/policy/calendar.yaml"
};
static const unsigned char file2[] = {
#embed "../../Templates/electricity/policy/classify.yaml"
};
static const unsigned char file3[] = {
#embed "../../Templates/electricity/policy/escalate.yaml"
};
static const unsigned char file4[] = {
#embed "../../Templates/electricity/policy/intake.yaml"
};
static const unsigned char file5[] = {
#embed "../../Templates/electricity/policy/language.yaml"
};
static const unsigned char file6[] = {
#embed "../../Templates/electricity/policy/people.yaml"
};
static const unsigned char file7[] = {
#embed "../../Templates/electricity/policy/remedy.yaml"
};
static const unsigned char file8[] = {
#embed "../../Templates/electricity/policy/visit.yaml"
};
static const unsigned char file9[] = {
#embed "../../Templates/electricity/policy/work.yaml"
};
static const unsigned char file10[] = {
#embed "../../Templates/electricity/scripts/00-electricity.yaml"
};
static const unsigned char file11[] = {
#embed "../../Templates/general/policy/assess.yaml"
};
static const unsigned char file12[] = {
#embed "../../Templates/general/policy/calendar.yaml"
};
static const unsigned char file13[] = {
#embed "../../Templates/general/policy/classify.yaml"
};
static const unsigned char file14[] = {
#embed "../../Templates/general/policy/escalate.yaml"
};
static const unsigned char file15[] = {
#embed "../../Templates/general/policy/intake.yaml"
};
static const unsigned char file16[] = {
#embed "../../Templates/general/policy/language.yaml"
};
static const unsigned char file17[] = {
#embed "../../Templates/general/policy/people.yaml"
};
static const unsigned char file18[] = {
#embed "../../Templates/general/policy/remedy.yaml"
};
static const unsigned char file19[] = {
#embed "../../Templates/general/policy/visit.yaml"
};
static const unsigned char file20[] = {
#embed "../../Templates/general/policy/work.yaml"
};
static const unsigned char file21[] = {
#embed "../../Templates/general/scripts/apology.yaml"
};
static const unsigned char file22[] = {
#embed "../../Templates/general/scripts/closing.yaml"
};
static const unsigned char file23[] = {
#embed "../../Templates/general/scripts/explain.yaml"
};
static const unsigned char file24[] = {
#embed "../../Templates/general/scripts/offer.yaml"
};
static const unsigned char file25[] = {
#embed "../../Templates/general/scripts/opening.yaml"
};
static const unsigned char file26[] = {
#embed "../../Templates/general/scripts/plan.yaml"
};
static const unsigned char file27[] = {
#embed "../../Templates/general/scripts/visit.yaml"
};

static const struct cs_template files[] = {
  {"Schemas/version.json", file0, sizeof file0},
  {"Templates/electricity/policy/calendar.yaml", file1, sizeof file1},
  {"Templates/electricity/policy/classify.yaml", file2, sizeof file2},
  {"Templates/electricity/policy/escalate.yaml", file3, sizeof file3},
  {"Templates/electricity/policy/intake.yaml", file4, sizeof file4},
  {"Templates/electricity/policy/language.yaml", file5, sizeof file5},
  {"Templates/electricity/policy/people.yaml", file6, sizeof file6},
  {"Templates/electricity/policy/remedy.yaml", file7, sizeof file7},
  {"Templates/electricity/policy/visit.yaml", file8, sizeof file8},
  {"Templates/electricity/policy/work.yaml", file9, sizeof file9},
  {"Templates/electricity/scripts/00-electricity.yaml", file10, sizeof file10},
  {"Templates/general/policy/assess.yaml", file11, sizeof file11},
  {"Templates/general/policy/calendar.yaml", file12, sizeof file12},
  {"Templates/general/policy/classify.yaml", file13, sizeof file13},
  {"Templates/general/policy/escalate.yaml", file14, sizeof file14},
  {"Templates/general/policy/intake.yaml", file15, sizeof file15},
  {"Templates/general/policy/language.yaml", file16, sizeof file16},
  {"Templates/general/policy/people.yaml", file17, sizeof file17},
  {"Templates/general/policy/remedy.yaml", file18, sizeof file18},
  {"Templates/general/policy/visit.yaml", file19, sizeof file19},
  {"Templates/general/policy/work.yaml", file20, sizeof file20},
  {"Templates/general/scripts/apology.yaml", file21, sizeof file21},
  {"Templates/general/scripts/closing.yaml", file22, sizeof file22},
  {"Templates/general/scripts/explain.yaml", file23, sizeof file23},
  {"Templates/general/scripts/offer.yaml", file24, sizeof file24},
  {"Templates/general/scripts/opening.yaml", file25, sizeof file25},
  {"Templates/general/scripts/plan.yaml", file26, sizeof file26},
  {"Templates/general/scripts/visit.yaml", file27, sizeof file27},
};

unsigned long cs_template_count(void) { return sizeof files / sizeof files[0]; }
const struct cs_template *cs_template_at(unsigned long index) { return &files[index]; }
