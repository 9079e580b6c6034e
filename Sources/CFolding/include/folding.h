#pragma once
#include <stdint.h>

/// For each character from U+3400 to U+9FFF the simplified one it folds to; zero for itself.
const uint16_t *cs_simplified(void);
