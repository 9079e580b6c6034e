// Written by scripts/embed; the bytes are read when this is compiled.
#include "templates.h"

static const unsigned char file0[] = {
#embed "../../Maps/cfpb.yaml"
};
static const unsigned char file1[] = {
#embed "../../Maps/nyc311.yaml"
};
static const unsigned char file2[] = {
#embed "../../Maps/sheet.yaml"
};
static const unsigned char file3[] = {
#embed "../../Maps/zammad.yaml"
};
static const unsigned char file4[] = {
#embed "../../Schemas/abnormal.json"
};
static const unsigned char file5[] = {
#embed "../../Schemas/assess.json"
};
static const unsigned char file6[] = {
#embed "../../Schemas/case.json"
};
static const unsigned char file7[] = {
#embed "../../Schemas/causes.json"
};
static const unsigned char file8[] = {
#embed "../../Schemas/check.json"
};
static const unsigned char file9[] = {
#embed "../../Schemas/checklist.json"
};
static const unsigned char file10[] = {
#embed "../../Schemas/classify.json"
};
static const unsigned char file11[] = {
#embed "../../Schemas/customer.json"
};
static const unsigned char file12[] = {
#embed "../../Schemas/done.json"
};
static const unsigned char file13[] = {
#embed "../../Schemas/error.json"
};
static const unsigned char file14[] = {
#embed "../../Schemas/help.json"
};
static const unsigned char file15[] = {
#embed "../../Schemas/init.json"
};
static const unsigned char file16[] = {
#embed "../../Schemas/intake-map.json"
};
static const unsigned char file17[] = {
#embed "../../Schemas/intake.batch.json"
};
static const unsigned char file18[] = {
#embed "../../Schemas/intake.customer.json"
};
static const unsigned char file19[] = {
#embed "../../Schemas/intake.form.json"
};
static const unsigned char file20[] = {
#embed "../../Schemas/intake.json"
};
static const unsigned char file21[] = {
#embed "../../Schemas/intake.map.json"
};
static const unsigned char file22[] = {
#embed "../../Schemas/intake.row.json"
};
static const unsigned char file23[] = {
#embed "../../Schemas/list.json"
};
static const unsigned char file24[] = {
#embed "../../Schemas/merge.json"
};
static const unsigned char file25[] = {
#embed "../../Schemas/next.json"
};
static const unsigned char file26[] = {
#embed "../../Schemas/plan.json"
};
static const unsigned char file27[] = {
#embed "../../Schemas/policy.check.json"
};
static const unsigned char file28[] = {
#embed "../../Schemas/policy.learn.json"
};
static const unsigned char file29[] = {
#embed "../../Schemas/policy.score.json"
};
static const unsigned char file30[] = {
#embed "../../Schemas/policy.show.json"
};
static const unsigned char file31[] = {
#embed "../../Schemas/policy.test.json"
};
static const unsigned char file32[] = {
#embed "../../Schemas/policy/assess.json"
};
static const unsigned char file33[] = {
#embed "../../Schemas/policy/calendar.json"
};
static const unsigned char file34[] = {
#embed "../../Schemas/policy/classify.json"
};
static const unsigned char file35[] = {
#embed "../../Schemas/policy/escalate.json"
};
static const unsigned char file36[] = {
#embed "../../Schemas/policy/examples.json"
};
static const unsigned char file37[] = {
#embed "../../Schemas/policy/intake.json"
};
static const unsigned char file38[] = {
#embed "../../Schemas/policy/language.json"
};
static const unsigned char file39[] = {
#embed "../../Schemas/policy/people.json"
};
static const unsigned char file40[] = {
#embed "../../Schemas/policy/remedy.json"
};
static const unsigned char file41[] = {
#embed "../../Schemas/policy/visit.json"
};
static const unsigned char file42[] = {
#embed "../../Schemas/policy/work.json"
};
static const unsigned char file43[] = {
#embed "../../Schemas/progress.json"
};
static const unsigned char file44[] = {
#embed "../../Schemas/replay.json"
};
static const unsigned char file45[] = {
#embed "../../Schemas/schemas.json"
};
static const unsigned char file46[] = {
#embed "../../Schemas/script.json"
};
static const unsigned char file47[] = {
#embed "../../Schemas/scripts.json"
};
static const unsigned char file48[] = {
#embed "../../Schemas/show.json"
};
static const unsigned char file49[] = {
#embed "../../Schemas/signals.json"
};
static const unsigned char file50[] = {
#embed "../../Schemas/strategy.json"
};
static const unsigned char file51[] = {
#embed "../../Schemas/version.json"
};
static const unsigned char file52[] = {
#embed "../../Schemas/visit.due.json"
};
static const unsigned char file53[] = {
#embed "../../Schemas/visits.json"
};
static const unsigned char file54[] = {
#embed "../../Schemas/warnings.json"
};
static const unsigned char file55[] = {
#embed "../../Schemas/why.json"
};
static const unsigned char file56[] = {
#embed "../../Schemas/workspace.json"
};
static const unsigned char file57[] = {
#embed "../../Templates/electricity/policy/calendar.yaml"
};
static const unsigned char file58[] = {
#embed "../../Templates/electricity/policy/classify.yaml"
};
static const unsigned char file59[] = {
#embed "../../Templates/electricity/policy/escalate.yaml"
};
static const unsigned char file60[] = {
#embed "../../Templates/electricity/policy/examples.yaml"
};
static const unsigned char file61[] = {
#embed "../../Templates/electricity/policy/intake.yaml"
};
static const unsigned char file62[] = {
#embed "../../Templates/electricity/policy/language.yaml"
};
static const unsigned char file63[] = {
#embed "../../Templates/electricity/policy/people.yaml"
};
static const unsigned char file64[] = {
#embed "../../Templates/electricity/policy/remedy.yaml"
};
static const unsigned char file65[] = {
#embed "../../Templates/electricity/policy/visit.yaml"
};
static const unsigned char file66[] = {
#embed "../../Templates/electricity/policy/work.yaml"
};
static const unsigned char file67[] = {
#embed "../../Templates/electricity/scripts/00-electricity.yaml"
};
static const unsigned char file68[] = {
#embed "../../Templates/electricity/scripts/visit.yaml"
};
static const unsigned char file69[] = {
#embed "../../Templates/general/policy/assess.yaml"
};
static const unsigned char file70[] = {
#embed "../../Templates/general/policy/calendar.yaml"
};
static const unsigned char file71[] = {
#embed "../../Templates/general/policy/classify.yaml"
};
static const unsigned char file72[] = {
#embed "../../Templates/general/policy/escalate.yaml"
};
static const unsigned char file73[] = {
#embed "../../Templates/general/policy/examples.yaml"
};
static const unsigned char file74[] = {
#embed "../../Templates/general/policy/intake.yaml"
};
static const unsigned char file75[] = {
#embed "../../Templates/general/policy/language.yaml"
};
static const unsigned char file76[] = {
#embed "../../Templates/general/policy/people.yaml"
};
static const unsigned char file77[] = {
#embed "../../Templates/general/policy/remedy.yaml"
};
static const unsigned char file78[] = {
#embed "../../Templates/general/policy/visit.yaml"
};
static const unsigned char file79[] = {
#embed "../../Templates/general/policy/work.yaml"
};
static const unsigned char file80[] = {
#embed "../../Templates/general/scripts/apology.yaml"
};
static const unsigned char file81[] = {
#embed "../../Templates/general/scripts/closing.yaml"
};
static const unsigned char file82[] = {
#embed "../../Templates/general/scripts/explain.yaml"
};
static const unsigned char file83[] = {
#embed "../../Templates/general/scripts/offer.yaml"
};
static const unsigned char file84[] = {
#embed "../../Templates/general/scripts/opening.yaml"
};
static const unsigned char file85[] = {
#embed "../../Templates/general/scripts/plan.yaml"
};
static const unsigned char file86[] = {
#embed "../../Templates/general/scripts/visit.yaml"
};
static const unsigned char file87[] = {
#embed "../../Templates/handset/policy/calendar.yaml"
};
static const unsigned char file88[] = {
#embed "../../Templates/handset/policy/classify.yaml"
};
static const unsigned char file89[] = {
#embed "../../Templates/handset/policy/escalate.yaml"
};
static const unsigned char file90[] = {
#embed "../../Templates/handset/policy/examples.yaml"
};
static const unsigned char file91[] = {
#embed "../../Templates/handset/policy/intake.yaml"
};
static const unsigned char file92[] = {
#embed "../../Templates/handset/policy/language.yaml"
};
static const unsigned char file93[] = {
#embed "../../Templates/handset/policy/people.yaml"
};
static const unsigned char file94[] = {
#embed "../../Templates/handset/policy/remedy.yaml"
};
static const unsigned char file95[] = {
#embed "../../Templates/handset/policy/visit.yaml"
};
static const unsigned char file96[] = {
#embed "../../Templates/handset/policy/work.yaml"
};
static const unsigned char file97[] = {
#embed "../../Templates/handset/scripts/00-handset.yaml"
};
static const unsigned char file98[] = {
#embed "../../Templates/handset/scripts/visit.yaml"
};
static const unsigned char file99[] = {
#embed "../../Templates/hospital/policy/calendar.yaml"
};
static const unsigned char file100[] = {
#embed "../../Templates/hospital/policy/classify.yaml"
};
static const unsigned char file101[] = {
#embed "../../Templates/hospital/policy/escalate.yaml"
};
static const unsigned char file102[] = {
#embed "../../Templates/hospital/policy/examples.yaml"
};
static const unsigned char file103[] = {
#embed "../../Templates/hospital/policy/intake.yaml"
};
static const unsigned char file104[] = {
#embed "../../Templates/hospital/policy/language.yaml"
};
static const unsigned char file105[] = {
#embed "../../Templates/hospital/policy/people.yaml"
};
static const unsigned char file106[] = {
#embed "../../Templates/hospital/policy/remedy.yaml"
};
static const unsigned char file107[] = {
#embed "../../Templates/hospital/policy/visit.yaml"
};
static const unsigned char file108[] = {
#embed "../../Templates/hospital/policy/work.yaml"
};
static const unsigned char file109[] = {
#embed "../../Templates/hospital/scripts/00-hospital.yaml"
};
static const unsigned char file110[] = {
#embed "../../Templates/hospital/scripts/opening.yaml"
};
static const unsigned char file111[] = {
#embed "../../Templates/hospital/scripts/visit.yaml"
};
static const unsigned char file112[] = {
#embed "../../Templates/property/policy/calendar.yaml"
};
static const unsigned char file113[] = {
#embed "../../Templates/property/policy/classify.yaml"
};
static const unsigned char file114[] = {
#embed "../../Templates/property/policy/escalate.yaml"
};
static const unsigned char file115[] = {
#embed "../../Templates/property/policy/examples.yaml"
};
static const unsigned char file116[] = {
#embed "../../Templates/property/policy/intake.yaml"
};
static const unsigned char file117[] = {
#embed "../../Templates/property/policy/language.yaml"
};
static const unsigned char file118[] = {
#embed "../../Templates/property/policy/people.yaml"
};
static const unsigned char file119[] = {
#embed "../../Templates/property/policy/remedy.yaml"
};
static const unsigned char file120[] = {
#embed "../../Templates/property/policy/visit.yaml"
};
static const unsigned char file121[] = {
#embed "../../Templates/property/policy/work.yaml"
};
static const unsigned char file122[] = {
#embed "../../Templates/property/scripts/00-property.yaml"
};
static const unsigned char file123[] = {
#embed "../../Templates/property/scripts/visit.yaml"
};
static const unsigned char file124[] = {
#embed "../../Templates/retail/policy/calendar.yaml"
};
static const unsigned char file125[] = {
#embed "../../Templates/retail/policy/classify.yaml"
};
static const unsigned char file126[] = {
#embed "../../Templates/retail/policy/escalate.yaml"
};
static const unsigned char file127[] = {
#embed "../../Templates/retail/policy/examples.yaml"
};
static const unsigned char file128[] = {
#embed "../../Templates/retail/policy/intake.yaml"
};
static const unsigned char file129[] = {
#embed "../../Templates/retail/policy/language.yaml"
};
static const unsigned char file130[] = {
#embed "../../Templates/retail/policy/people.yaml"
};
static const unsigned char file131[] = {
#embed "../../Templates/retail/policy/remedy.yaml"
};
static const unsigned char file132[] = {
#embed "../../Templates/retail/policy/visit.yaml"
};
static const unsigned char file133[] = {
#embed "../../Templates/retail/policy/work.yaml"
};
static const unsigned char file134[] = {
#embed "../../Templates/retail/scripts/00-retail.yaml"
};
static const unsigned char file135[] = {
#embed "../../Templates/retail/scripts/visit.yaml"
};
static const unsigned char file136[] = {
#embed "../../Templates/telecom/policy/calendar.yaml"
};
static const unsigned char file137[] = {
#embed "../../Templates/telecom/policy/classify.yaml"
};
static const unsigned char file138[] = {
#embed "../../Templates/telecom/policy/escalate.yaml"
};
static const unsigned char file139[] = {
#embed "../../Templates/telecom/policy/examples.yaml"
};
static const unsigned char file140[] = {
#embed "../../Templates/telecom/policy/intake.yaml"
};
static const unsigned char file141[] = {
#embed "../../Templates/telecom/policy/language.yaml"
};
static const unsigned char file142[] = {
#embed "../../Templates/telecom/policy/people.yaml"
};
static const unsigned char file143[] = {
#embed "../../Templates/telecom/policy/remedy.yaml"
};
static const unsigned char file144[] = {
#embed "../../Templates/telecom/policy/visit.yaml"
};
static const unsigned char file145[] = {
#embed "../../Templates/telecom/policy/work.yaml"
};
static const unsigned char file146[] = {
#embed "../../Templates/telecom/scripts/00-telecom.yaml"
};
static const unsigned char file147[] = {
#embed "../../Templates/telecom/scripts/opening.yaml"
};
static const unsigned char file148[] = {
#embed "../../Templates/telecom/scripts/visit.yaml"
};

static const struct cs_template files[] = {
  {"Maps/cfpb.yaml", file0, sizeof file0},
  {"Maps/nyc311.yaml", file1, sizeof file1},
  {"Maps/sheet.yaml", file2, sizeof file2},
  {"Maps/zammad.yaml", file3, sizeof file3},
  {"Schemas/abnormal.json", file4, sizeof file4},
  {"Schemas/assess.json", file5, sizeof file5},
  {"Schemas/case.json", file6, sizeof file6},
  {"Schemas/causes.json", file7, sizeof file7},
  {"Schemas/check.json", file8, sizeof file8},
  {"Schemas/checklist.json", file9, sizeof file9},
  {"Schemas/classify.json", file10, sizeof file10},
  {"Schemas/customer.json", file11, sizeof file11},
  {"Schemas/done.json", file12, sizeof file12},
  {"Schemas/error.json", file13, sizeof file13},
  {"Schemas/help.json", file14, sizeof file14},
  {"Schemas/init.json", file15, sizeof file15},
  {"Schemas/intake-map.json", file16, sizeof file16},
  {"Schemas/intake.batch.json", file17, sizeof file17},
  {"Schemas/intake.customer.json", file18, sizeof file18},
  {"Schemas/intake.form.json", file19, sizeof file19},
  {"Schemas/intake.json", file20, sizeof file20},
  {"Schemas/intake.map.json", file21, sizeof file21},
  {"Schemas/intake.row.json", file22, sizeof file22},
  {"Schemas/list.json", file23, sizeof file23},
  {"Schemas/merge.json", file24, sizeof file24},
  {"Schemas/next.json", file25, sizeof file25},
  {"Schemas/plan.json", file26, sizeof file26},
  {"Schemas/policy.check.json", file27, sizeof file27},
  {"Schemas/policy.learn.json", file28, sizeof file28},
  {"Schemas/policy.score.json", file29, sizeof file29},
  {"Schemas/policy.show.json", file30, sizeof file30},
  {"Schemas/policy.test.json", file31, sizeof file31},
  {"Schemas/policy/assess.json", file32, sizeof file32},
  {"Schemas/policy/calendar.json", file33, sizeof file33},
  {"Schemas/policy/classify.json", file34, sizeof file34},
  {"Schemas/policy/escalate.json", file35, sizeof file35},
  {"Schemas/policy/examples.json", file36, sizeof file36},
  {"Schemas/policy/intake.json", file37, sizeof file37},
  {"Schemas/policy/language.json", file38, sizeof file38},
  {"Schemas/policy/people.json", file39, sizeof file39},
  {"Schemas/policy/remedy.json", file40, sizeof file40},
  {"Schemas/policy/visit.json", file41, sizeof file41},
  {"Schemas/policy/work.json", file42, sizeof file42},
  {"Schemas/progress.json", file43, sizeof file43},
  {"Schemas/replay.json", file44, sizeof file44},
  {"Schemas/schemas.json", file45, sizeof file45},
  {"Schemas/script.json", file46, sizeof file46},
  {"Schemas/scripts.json", file47, sizeof file47},
  {"Schemas/show.json", file48, sizeof file48},
  {"Schemas/signals.json", file49, sizeof file49},
  {"Schemas/strategy.json", file50, sizeof file50},
  {"Schemas/version.json", file51, sizeof file51},
  {"Schemas/visit.due.json", file52, sizeof file52},
  {"Schemas/visits.json", file53, sizeof file53},
  {"Schemas/warnings.json", file54, sizeof file54},
  {"Schemas/why.json", file55, sizeof file55},
  {"Schemas/workspace.json", file56, sizeof file56},
  {"Templates/electricity/policy/calendar.yaml", file57, sizeof file57},
  {"Templates/electricity/policy/classify.yaml", file58, sizeof file58},
  {"Templates/electricity/policy/escalate.yaml", file59, sizeof file59},
  {"Templates/electricity/policy/examples.yaml", file60, sizeof file60},
  {"Templates/electricity/policy/intake.yaml", file61, sizeof file61},
  {"Templates/electricity/policy/language.yaml", file62, sizeof file62},
  {"Templates/electricity/policy/people.yaml", file63, sizeof file63},
  {"Templates/electricity/policy/remedy.yaml", file64, sizeof file64},
  {"Templates/electricity/policy/visit.yaml", file65, sizeof file65},
  {"Templates/electricity/policy/work.yaml", file66, sizeof file66},
  {"Templates/electricity/scripts/00-electricity.yaml", file67, sizeof file67},
  {"Templates/electricity/scripts/visit.yaml", file68, sizeof file68},
  {"Templates/general/policy/assess.yaml", file69, sizeof file69},
  {"Templates/general/policy/calendar.yaml", file70, sizeof file70},
  {"Templates/general/policy/classify.yaml", file71, sizeof file71},
  {"Templates/general/policy/escalate.yaml", file72, sizeof file72},
  {"Templates/general/policy/examples.yaml", file73, sizeof file73},
  {"Templates/general/policy/intake.yaml", file74, sizeof file74},
  {"Templates/general/policy/language.yaml", file75, sizeof file75},
  {"Templates/general/policy/people.yaml", file76, sizeof file76},
  {"Templates/general/policy/remedy.yaml", file77, sizeof file77},
  {"Templates/general/policy/visit.yaml", file78, sizeof file78},
  {"Templates/general/policy/work.yaml", file79, sizeof file79},
  {"Templates/general/scripts/apology.yaml", file80, sizeof file80},
  {"Templates/general/scripts/closing.yaml", file81, sizeof file81},
  {"Templates/general/scripts/explain.yaml", file82, sizeof file82},
  {"Templates/general/scripts/offer.yaml", file83, sizeof file83},
  {"Templates/general/scripts/opening.yaml", file84, sizeof file84},
  {"Templates/general/scripts/plan.yaml", file85, sizeof file85},
  {"Templates/general/scripts/visit.yaml", file86, sizeof file86},
  {"Templates/handset/policy/calendar.yaml", file87, sizeof file87},
  {"Templates/handset/policy/classify.yaml", file88, sizeof file88},
  {"Templates/handset/policy/escalate.yaml", file89, sizeof file89},
  {"Templates/handset/policy/examples.yaml", file90, sizeof file90},
  {"Templates/handset/policy/intake.yaml", file91, sizeof file91},
  {"Templates/handset/policy/language.yaml", file92, sizeof file92},
  {"Templates/handset/policy/people.yaml", file93, sizeof file93},
  {"Templates/handset/policy/remedy.yaml", file94, sizeof file94},
  {"Templates/handset/policy/visit.yaml", file95, sizeof file95},
  {"Templates/handset/policy/work.yaml", file96, sizeof file96},
  {"Templates/handset/scripts/00-handset.yaml", file97, sizeof file97},
  {"Templates/handset/scripts/visit.yaml", file98, sizeof file98},
  {"Templates/hospital/policy/calendar.yaml", file99, sizeof file99},
  {"Templates/hospital/policy/classify.yaml", file100, sizeof file100},
  {"Templates/hospital/policy/escalate.yaml", file101, sizeof file101},
  {"Templates/hospital/policy/examples.yaml", file102, sizeof file102},
  {"Templates/hospital/policy/intake.yaml", file103, sizeof file103},
  {"Templates/hospital/policy/language.yaml", file104, sizeof file104},
  {"Templates/hospital/policy/people.yaml", file105, sizeof file105},
  {"Templates/hospital/policy/remedy.yaml", file106, sizeof file106},
  {"Templates/hospital/policy/visit.yaml", file107, sizeof file107},
  {"Templates/hospital/policy/work.yaml", file108, sizeof file108},
  {"Templates/hospital/scripts/00-hospital.yaml", file109, sizeof file109},
  {"Templates/hospital/scripts/opening.yaml", file110, sizeof file110},
  {"Templates/hospital/scripts/visit.yaml", file111, sizeof file111},
  {"Templates/property/policy/calendar.yaml", file112, sizeof file112},
  {"Templates/property/policy/classify.yaml", file113, sizeof file113},
  {"Templates/property/policy/escalate.yaml", file114, sizeof file114},
  {"Templates/property/policy/examples.yaml", file115, sizeof file115},
  {"Templates/property/policy/intake.yaml", file116, sizeof file116},
  {"Templates/property/policy/language.yaml", file117, sizeof file117},
  {"Templates/property/policy/people.yaml", file118, sizeof file118},
  {"Templates/property/policy/remedy.yaml", file119, sizeof file119},
  {"Templates/property/policy/visit.yaml", file120, sizeof file120},
  {"Templates/property/policy/work.yaml", file121, sizeof file121},
  {"Templates/property/scripts/00-property.yaml", file122, sizeof file122},
  {"Templates/property/scripts/visit.yaml", file123, sizeof file123},
  {"Templates/retail/policy/calendar.yaml", file124, sizeof file124},
  {"Templates/retail/policy/classify.yaml", file125, sizeof file125},
  {"Templates/retail/policy/escalate.yaml", file126, sizeof file126},
  {"Templates/retail/policy/examples.yaml", file127, sizeof file127},
  {"Templates/retail/policy/intake.yaml", file128, sizeof file128},
  {"Templates/retail/policy/language.yaml", file129, sizeof file129},
  {"Templates/retail/policy/people.yaml", file130, sizeof file130},
  {"Templates/retail/policy/remedy.yaml", file131, sizeof file131},
  {"Templates/retail/policy/visit.yaml", file132, sizeof file132},
  {"Templates/retail/policy/work.yaml", file133, sizeof file133},
  {"Templates/retail/scripts/00-retail.yaml", file134, sizeof file134},
  {"Templates/retail/scripts/visit.yaml", file135, sizeof file135},
  {"Templates/telecom/policy/calendar.yaml", file136, sizeof file136},
  {"Templates/telecom/policy/classify.yaml", file137, sizeof file137},
  {"Templates/telecom/policy/escalate.yaml", file138, sizeof file138},
  {"Templates/telecom/policy/examples.yaml", file139, sizeof file139},
  {"Templates/telecom/policy/intake.yaml", file140, sizeof file140},
  {"Templates/telecom/policy/language.yaml", file141, sizeof file141},
  {"Templates/telecom/policy/people.yaml", file142, sizeof file142},
  {"Templates/telecom/policy/remedy.yaml", file143, sizeof file143},
  {"Templates/telecom/policy/visit.yaml", file144, sizeof file144},
  {"Templates/telecom/policy/work.yaml", file145, sizeof file145},
  {"Templates/telecom/scripts/00-telecom.yaml", file146, sizeof file146},
  {"Templates/telecom/scripts/opening.yaml", file147, sizeof file147},
  {"Templates/telecom/scripts/visit.yaml", file148, sizeof file148},
};

unsigned long cs_template_count(void) { return sizeof files / sizeof files[0]; }
const struct cs_template *cs_template_at(unsigned long index) { return &files[index]; }
