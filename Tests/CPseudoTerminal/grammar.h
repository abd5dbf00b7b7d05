#ifndef CPSEUDOTERMINAL_GRAMMAR_H
#define CPSEUDOTERMINAL_GRAMMAR_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

/* What our screens send to an xterm, byte by byte: everything else is a stranger. */
struct cpt_grammar {
  enum { CPT_TEXT, CPT_ESCAPE, CPT_CHARSET, CPT_CONTROL } state;
  char sequence[64];
  size_t length;
  uint32_t scalar, smallest, before;
  int missing;
  int marks;
  unsigned long strangers, sequences, scalars;
  /* The screen was given back: what comes until it is taken again may be the line's own echo. */
  int left;
  /* The first stranger, in letters. */
  char first[160];
};

static inline void cpt_stranger(struct cpt_grammar *grammar, const char *kind, uint32_t value) {
  if (!grammar->left && grammar->strangers++ == 0) {
    snprintf(
      grammar->first, sizeof grammar->first, "%s %X after %.*s", kind, value,
      (int)grammar->length, grammar->sequence);
  }
  grammar->state = CPT_TEXT;
  grammar->missing = 0;
}

/* A control sequence without its introducer. */
static inline int cpt_is_ours(const char *text, size_t length) {
  char final = text[length - 1];
  if (text[0] == '?') {
    if (final != 'h' && final != 'l') return 0;
    static const char *const modes[] = {
      "1", "7", "12", "25", "12;25", "1000", "1006", "1049", "2004", "2026"};
    for (size_t place = 0; place < sizeof modes / sizeof modes[0]; place++) {
      size_t size = strlen(modes[place]);
      if (length == size + 2 && memcmp(text + 1, modes[place], size) == 0) return 1;
    }
    return 0;
  }
  for (size_t place = 0; place + 1 < length; place++) {
    if (text[place] != ';' && (text[place] < '0' || text[place] > '9')) return 0;
  }
  if (final == 't') return length == 7 && (memcmp(text, "22;0;0", 6) == 0 || memcmp(text, "23;0;0", 6) == 0);
  if (final == 'h' || final == 'l') return length == 2 && text[0] == '4';
  return strchr("ABCDEGHJKLMPSTXZ@bdmr", final) != NULL;
}

static inline int cpt_joins(uint32_t scalar) { return scalar >= 0x600 && scalar <= 0x18AF; }

/* Whether a character is one that no text may bring to a terminal. */
static inline int cpt_is_hidden(uint32_t scalar) {
  return scalar < 0xA0 || scalar == 0xAD || scalar == 0x34F || scalar == 0x61C
    || (scalar >= 0x115F && scalar <= 0x1160) || (scalar >= 0x17B4 && scalar <= 0x17B5)
    || (scalar >= 0x180B && scalar <= 0x180F) || scalar == 0x200B
    || (scalar >= 0x200E && scalar <= 0x200F) || (scalar >= 0x2028 && scalar <= 0x202E)
    || (scalar >= 0x2060 && scalar <= 0x206F) || scalar == 0x3164 || scalar == 0xFEFF
    || scalar == 0xFFA0 || (scalar >= 0xFFF0 && scalar <= 0xFFFB)
    || (scalar >= 0xD800 && scalar <= 0xF8FF) || (scalar >= 0xE0000);
}

static inline void cpt_take_scalar(struct cpt_grammar *grammar, uint32_t scalar) {
  int joiner = scalar == 0x200C || scalar == 0x200D;
  grammar->scalars++;
  grammar->marks = scalar >= 0x300 && scalar <= 0x36F ? grammar->marks + 1 : 0;
  if (cpt_is_hidden(scalar) || (joiner && !cpt_joins(grammar->before))) {
    cpt_stranger(grammar, "character", scalar);
  } else if (grammar->marks > 4) {
    cpt_stranger(grammar, "fifth mark", scalar);
  }
  grammar->before = scalar;
}

static inline void cpt_take(struct cpt_grammar *grammar, uint8_t byte) {
  switch (grammar->state) {
    case CPT_ESCAPE:
      if (byte == '[') {
        grammar->state = CPT_CONTROL;
        grammar->length = 0;
      } else if (byte == '(' || byte == ')') {
        grammar->state = CPT_CHARSET;
      } else if (byte != 0 && strchr("=>M78", byte) != NULL) {
        grammar->state = CPT_TEXT;
        grammar->sequences++;
      } else {
        cpt_stranger(grammar, "escape", byte);
      }
      return;
    case CPT_CHARSET:
      if (byte != 'B' && byte != '0') cpt_stranger(grammar, "charset", byte);
      grammar->state = CPT_TEXT;
      grammar->sequences++;
      return;
    case CPT_CONTROL:
      if (byte < 0x20 || byte > 0x7E || grammar->length + 1 >= sizeof grammar->sequence) {
        cpt_stranger(grammar, "control sequence", byte);
        return;
      }
      grammar->sequence[grammar->length++] = (char)byte;
      if (byte < 0x40) return;
      grammar->state = CPT_TEXT;
      grammar->sequences++;
      if (!cpt_is_ours(grammar->sequence, grammar->length)) {
        cpt_stranger(grammar, "control sequence", byte);
      }
      if (grammar->length == 6 && memcmp(grammar->sequence, "?1049", 5) == 0) {
        grammar->left = byte == 'l';
      }
      return;
    case CPT_TEXT: break;
  }
  if (grammar->missing > 0) {
    if ((byte & 0xC0) != 0x80) {
      cpt_stranger(grammar, "broken character", byte);
      return;
    }
    grammar->scalar = grammar->scalar << 6 | (byte & 0x3F);
    if (--grammar->missing > 0) return;
    if (grammar->scalar < grammar->smallest) cpt_stranger(grammar, "long character", byte);
    else cpt_take_scalar(grammar, grammar->scalar);
    return;
  }
  if (byte == 0x1B) grammar->state = CPT_ESCAPE;
  else if (byte >= 0x20 && byte < 0x7F) {
    grammar->scalars++;
    grammar->marks = 0;
    grammar->before = byte;
  } else if (byte == 0x07 || byte == 0x08 || byte == 0x09 || byte == 0x0A || byte == 0x0D) return;
  else if (byte >= 0xC2 && byte <= 0xF4) {
    grammar->missing = byte < 0xE0 ? 1 : byte < 0xF0 ? 2 : 3;
    grammar->smallest = byte < 0xE0 ? 0x80 : byte < 0xF0 ? 0x800 : 0x10000;
    grammar->scalar = byte & (byte < 0xE0 ? 0x1F : byte < 0xF0 ? 0x0F : 0x07);
  } else {
    cpt_stranger(grammar, "byte", byte);
  }
}

/* Goes on where the bytes before these ended, and counts only what comes while a screen is held. */
static inline void cpt_judge(struct cpt_grammar *grammar, const uint8_t *bytes, size_t count) {
  for (size_t place = 0; place < count; place++) cpt_take(grammar, bytes[place]);
}

#endif
