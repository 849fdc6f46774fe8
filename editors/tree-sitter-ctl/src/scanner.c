// Where a file resumes after a mistake, as the compiler cuts files (compiler/syntax/src/scan).
//
// While somebody types, the block in hand is open, and all that follows would be read as its fields. So an opening brace
// looks ahead for its partner. Where there is none, the block ends before the next line whose first column begins an
// item, and so does a text block inside it. Before such a line there is a break outside of all braces too, so that the
// head of a declaration that is typed in part costs itself alone. Between a brace and its partner the first column
// means nothing: `ctl fmt` may not have been there yet.

#include "tree_sitter/parser.h"

#include <stdlib.h>
#include <string.h>

enum Token { OPEN, CLOSE, OPEN_UNCLOSED, UNCLOSED, UNCLOSED_TEXT, BREAK, EVERYWHERE, ERROR_SENTINEL };

// The braces around a place: those that are never closed, and inside them those that are.
typedef struct {
  uint16_t unclosed, closed;
} Braces;

static bool is_start(int32_t c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
static bool is_name(int32_t c) { return is_start(c) || (c >= '0' && c <= '9'); }
static bool is_blank(int32_t c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; }

static void advance(TSLexer *lexer) { lexer->advance(lexer, false); }

static void to_line_end(TSLexer *lexer) {
  while (!lexer->eof(lexer) && lexer->lookahead != '\n' && lexer->lookahead != '\r') advance(lexer);
}

// After a quotation mark: past the end of its text. A text ends at the latest with its line.
static void past_text(TSLexer *lexer) {
  if (lexer->lookahead == '"') {
    advance(lexer);
    if (lexer->lookahead != '"') return;
    advance(lexer);
    for (int marks = 0; marks < 3 && !lexer->eof(lexer); advance(lexer)) {
      marks = lexer->lookahead == '"' ? marks + 1 : 0;
    }
    return;
  }
  while (!lexer->eof(lexer) && lexer->lookahead != '\n') {
    int32_t c = lexer->lookahead;
    advance(lexer);
    if (c == '"') return;
    if (c == '\\' && !lexer->eof(lexer) && lexer->lookahead != '\n') advance(lexer);
  }
}

// After an opening brace: whether the rest of the file has its partner.
static bool is_closed(TSLexer *lexer) {
  unsigned depth = 1;
  while (!lexer->eof(lexer)) {
    int32_t c = lexer->lookahead;
    advance(lexer);
    if (c == '{') {
      depth++;
    } else if (c == '}') {
      if (--depth == 0) return true;
    } else if (c == '"') {
      past_text(lexer);
    } else if (c == '/' && lexer->lookahead == '/') {
      to_line_end(lexer);
    }
  }
  return false;
}

// At the first column: whether an item begins here, that is a word and what has to follow it.
static bool is_item_head(TSLexer *lexer) {
  char word[10] = {0};
  unsigned length = 0;
  if (!is_start(lexer->lookahead)) return false;
  for (; is_name(lexer->lookahead); length++, advance(lexer)) {
    if (length < sizeof word - 1) word[length] = (char)lexer->lookahead;
  }
  for (;;) {
    while (is_blank(lexer->lookahead)) advance(lexer);
    if (lexer->lookahead != '/') break;
    advance(lexer);
    if (lexer->lookahead != '/') return false;
    to_line_end(lexer);
  }
  if (!strcmp(word, "test")) return lexer->lookahead == '"';
  if (!is_start(lexer->lookahead)) return false;
  static const char *const heads[] = {"kind", "extend", "enum", "rule", "template", "view"};
  for (unsigned i = 0; i < sizeof heads / sizeof *heads; i++) {
    if (!strcmp(word, heads[i])) return true;
  }
  // These go on with a head that began before.
  static const char *const inner[] = {"like", "single", "reference", "within", "inverse", "known_by"};
  for (unsigned i = 0; i < sizeof inner / sizeof *inner; i++) {
    if (!strcmp(word, inner[i])) return false;
  }
  while (is_name(lexer->lookahead)) advance(lexer);
  int32_t c = lexer->lookahead;
  return lexer->eof(lexer) || is_blank(c) || c == '"' || c == '{' || c == '}' || c == '/' || c == ';';
}

void *tree_sitter_ctl_external_scanner_create(void) { return calloc(1, sizeof(Braces)); }

void tree_sitter_ctl_external_scanner_destroy(void *payload) { free(payload); }

unsigned tree_sitter_ctl_external_scanner_serialize(void *payload, char *buffer) {
  memcpy(buffer, payload, sizeof(Braces));
  return sizeof(Braces);
}

void tree_sitter_ctl_external_scanner_deserialize(void *payload, const char *buffer, unsigned length) {
  memset(payload, 0, sizeof(Braces));
  if (length == sizeof(Braces)) memcpy(payload, buffer, length);
}

bool tree_sitter_ctl_external_scanner_scan(void *payload, TSLexer *lexer, const bool *valid) {
  Braces *around = payload;
  bool recovering = valid[ERROR_SENTINEL];
  bool in_text_block = valid[UNCLOSED_TEXT] && !recovering;

  bool moved = false;
  while (!in_text_block && is_blank(lexer->lookahead)) {
    lexer->advance(lexer, true);
    moved = true;
  }
  lexer->mark_end(lexer);

  if (lexer->lookahead == '{' && (valid[OPEN] || recovering)) {
    advance(lexer);
    lexer->mark_end(lexer);
    bool closed = is_closed(lexer);
    if (closed) around->closed++;
    else around->unclosed++;
    lexer->result_symbol = closed ? OPEN : OPEN_UNCLOSED;
    return true;
  }
  if (lexer->lookahead == '}' && (valid[CLOSE] || recovering)) {
    advance(lexer);
    lexer->mark_end(lexer);
    if (around->closed) around->closed--;
    lexer->result_symbol = CLOSE;
    return true;
  }
  if (around->closed && !lexer->eof(lexer)) return false;
  if (!lexer->eof(lexer) && (lexer->get_column(lexer) != 0 || !is_item_head(lexer))) return false;

  // The file ends here, or an item begins.
  if (around->unclosed && in_text_block) {
    lexer->result_symbol = UNCLOSED_TEXT;
    return true;
  }
  if (around->unclosed && (valid[UNCLOSED] || moved)) {
    around->unclosed--;
    lexer->result_symbol = UNCLOSED;
    return true;
  }
  if (moved && !in_text_block && !lexer->eof(lexer)) {
    lexer->result_symbol = BREAK;
    return true;
  }
  return false;
}
