#ifndef CS_TEMPLATES_H
#define CS_TEMPLATES_H

/// A file of Templates/ or Schemas/, as it was when the program was built.
struct cs_template {
  /// From the root: `Templates/general/policy/classify.yaml`.
  const char *path;
  const unsigned char *bytes;
  unsigned long count;
};

unsigned long cs_template_count(void);

/// The files in the order of their paths.
const struct cs_template *cs_template_at(unsigned long index);

#endif
