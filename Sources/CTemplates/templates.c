// Written by scripts/embed; the bytes are read when this is compiled.
#include "templates.h"

static const unsigned char file0[] = {
#embed "../../Schemas/abnormal.json"
};
static const unsigned char file1[] = {
#embed "../../Schemas/assess.json"
};
static const unsigned char file2[] = {
#embed "../../Schemas/case.json"
};
static const unsigned char file3[] = {
#embed "../../Schemas/causes.json"
};
static const unsigned char file4[] = {
#embed "../../Schemas/check.json"
};
static const unsigned char file5[] = {
#embed "../../Schemas/checklist.json"
};
static const unsigned char file6[] = {
#embed "../../Schemas/classify.json"
};
static const unsigned char file7[] = {
#embed "../../Schemas/customer.json"
};
static const unsigned char file8[] = {
#embed "../../Schemas/done.json"
};
static const unsigned char file9[] = {
#embed "../../Schemas/error.json"
};
static const unsigned char file10[] = {
#embed "../../Schemas/help.json"
};
static const unsigned char file11[] = {
#embed "../../Schemas/init.json"
};
static const unsigned char file12[] = {
#embed "../../Schemas/intake.json"
};
static const unsigned char file13[] = {
#embed "../../Schemas/list.json"
};
static const unsigned char file14[] = {
#embed "../../Schemas/merge.json"
};
static const unsigned char file15[] = {
#embed "../../Schemas/next.json"
};
static const unsigned char file16[] = {
#embed "../../Schemas/plan.json"
};
static const unsigned char file17[] = {
#embed "../../Schemas/policy.check.json"
};
static const unsigned char file18[] = {
#embed "../../Schemas/policy.show.json"
};
static const unsigned char file19[] = {
#embed "../../Schemas/policy.test.json"
};
static const unsigned char file20[] = {
#embed "../../Schemas/progress.json"
};
static const unsigned char file21[] = {
#embed "../../Schemas/schemas.json"
};
static const unsigned char file22[] = {
#embed "../../Schemas/script.json"
};
static const unsigned char file23[] = {
#embed "../../Schemas/show.json"
};
static const unsigned char file24[] = {
#embed "../../Schemas/signals.json"
};
static const unsigned char file25[] = {
#embed "../../Schemas/strategy.json"
};
static const unsigned char file26[] = {
#embed "../../Schemas/version.json"
};
static const unsigned char file27[] = {
#embed "../../Schemas/visit.due.json"
};
static const unsigned char file28[] = {
#embed "../../Schemas/visits.json"
};
static const unsigned char file29[] = {
#embed "../../Schemas/warnings.json"
};
static const unsigned char file30[] = {
#embed "../../Templates/electricity/policy/calendar.yaml"
};
static const unsigned char file31[] = {
#embed "../../Templates/electricity/policy/classify.yaml"
};
static const unsigned char file32[] = {
#embed "../../Templates/electricity/policy/escalate.yaml"
};
static const unsigned char file33[] = {
#embed "../../Templates/electricity/policy/intake.yaml"
};
static const unsigned char file34[] = {
#embed "../../Templates/electricity/policy/language.yaml"
};
static const unsigned char file35[] = {
#embed "../../Templates/electricity/policy/people.yaml"
};
static const unsigned char file36[] = {
#embed "../../Templates/electricity/policy/remedy.yaml"
};
static const unsigned char file37[] = {
#embed "../../Templates/electricity/policy/visit.yaml"
};
static const unsigned char file38[] = {
#embed "../../Templates/electricity/policy/work.yaml"
};
static const unsigned char file39[] = {
#embed "../../Templates/electricity/scripts/00-electricity.yaml"
};
static const unsigned char file40[] = {
#embed "../../Templates/general/policy/assess.yaml"
};
static const unsigned char file41[] = {
#embed "../../Templates/general/policy/calendar.yaml"
};
static const unsigned char file42[] = {
#embed "../../Templates/general/policy/classify.yaml"
};
static const unsigned char file43[] = {
#embed "../../Templates/general/policy/escalate.yaml"
};
static const unsigned char file44[] = {
#embed "../../Templates/general/policy/intake.yaml"
};
static const unsigned char file45[] = {
#embed "../../Templates/general/policy/language.yaml"
};
static const unsigned char file46[] = {
#embed "../../Templates/general/policy/people.yaml"
};
static const unsigned char file47[] = {
#embed "../../Templates/general/policy/remedy.yaml"
};
static const unsigned char file48[] = {
#embed "../../Templates/general/policy/visit.yaml"
};
static const unsigned char file49[] = {
#embed "../../Templates/general/policy/work.yaml"
};
static const unsigned char file50[] = {
#embed "../../Templates/general/scripts/apology.yaml"
};
static const unsigned char file51[] = {
#embed "../../Templates/general/scripts/closing.yaml"
};
static const unsigned char file52[] = {
#embed "../../Templates/general/scripts/explain.yaml"
};
static const unsigned char file53[] = {
#embed "../../Templates/general/scripts/offer.yaml"
};
static const unsigned char file54[] = {
#embed "../../Templates/general/scripts/opening.yaml"
};
static const unsigned char file55[] = {
#embed "../../Templates/general/scripts/plan.yaml"
};
static const unsigned char file56[] = {
#embed "../../Templates/general/scripts/visit.yaml"
};

static const struct cs_template files[] = {
  {"Schemas/abnormal.json", file0, sizeof file0},
  {"Schemas/assess.json", file1, sizeof file1},
  {"Schemas/case.json", file2, sizeof file2},
  {"Schemas/causes.json", file3, sizeof file3},
  {"Schemas/check.json", file4, sizeof file4},
  {"Schemas/checklist.json", file5, sizeof file5},
  {"Schemas/classify.json", file6, sizeof file6},
  {"Schemas/customer.json", file7, sizeof file7},
  {"Schemas/done.json", file8, sizeof file8},
  {"Schemas/error.json", file9, sizeof file9},
  {"Schemas/help.json", file10, sizeof file10},
  {"Schemas/init.json", file11, sizeof file11},
  {"Schemas/intake.json", file12, sizeof file12},
  {"Schemas/list.json", file13, sizeof file13},
  {"Schemas/merge.json", file14, sizeof file14},
  {"Schemas/next.json", file15, sizeof file15},
  {"Schemas/plan.json", file16, sizeof file16},
  {"Schemas/policy.check.json", file17, sizeof file17},
  {"Schemas/policy.show.json", file18, sizeof file18},
  {"Schemas/policy.test.json", file19, sizeof file19},
  {"Schemas/progress.json", file20, sizeof file20},
  {"Schemas/schemas.json", file21, sizeof file21},
  {"Schemas/script.json", file22, sizeof file22},
  {"Schemas/show.json", file23, sizeof file23},
  {"Schemas/signals.json", file24, sizeof file24},
  {"Schemas/strategy.json", file25, sizeof file25},
  {"Schemas/version.json", file26, sizeof file26},
  {"Schemas/visit.due.json", file27, sizeof file27},
  {"Schemas/visits.json", file28, sizeof file28},
  {"Schemas/warnings.json", file29, sizeof file29},
  {"Templates/electricity/policy/calendar.yaml", file30, sizeof file30},
  {"Templates/electricity/policy/classify.yaml", file31, sizeof file31},
  {"Templates/electricity/policy/escalate.yaml", file32, sizeof file32},
  {"Templates/electricity/policy/intake.yaml", file33, sizeof file33},
  {"Templates/electricity/policy/language.yaml", file34, sizeof file34},
  {"Templates/electricity/policy/people.yaml", file35, sizeof file35},
  {"Templates/electricity/policy/remedy.yaml", file36, sizeof file36},
  {"Templates/electricity/policy/visit.yaml", file37, sizeof file37},
  {"Templates/electricity/policy/work.yaml", file38, sizeof file38},
  {"Templates/electricity/scripts/00-electricity.yaml", file39, sizeof file39},
  {"Templates/general/policy/assess.yaml", file40, sizeof file40},
  {"Templates/general/policy/calendar.yaml", file41, sizeof file41},
  {"Templates/general/policy/classify.yaml", file42, sizeof file42},
  {"Templates/general/policy/escalate.yaml", file43, sizeof file43},
  {"Templates/general/policy/intake.yaml", file44, sizeof file44},
  {"Templates/general/policy/language.yaml", file45, sizeof file45},
  {"Templates/general/policy/people.yaml", file46, sizeof file46},
  {"Templates/general/policy/remedy.yaml", file47, sizeof file47},
  {"Templates/general/policy/visit.yaml", file48, sizeof file48},
  {"Templates/general/policy/work.yaml", file49, sizeof file49},
  {"Templates/general/scripts/apology.yaml", file50, sizeof file50},
  {"Templates/general/scripts/closing.yaml", file51, sizeof file51},
  {"Templates/general/scripts/explain.yaml", file52, sizeof file52},
  {"Templates/general/scripts/offer.yaml", file53, sizeof file53},
  {"Templates/general/scripts/opening.yaml", file54, sizeof file54},
  {"Templates/general/scripts/plan.yaml", file55, sizeof file55},
  {"Templates/general/scripts/visit.yaml", file56, sizeof file56},
};

unsigned long cs_template_count(void) { return sizeof files / sizeof files[0]; }
const struct cs_template *cs_template_at(unsigned long index) { return &files[index]; }
