/**
 * @file Ctl for tree-sitter: the grammar of docs/grammar.md, as editors need it.
 *
 * Which kinds and fields there are is data of packages, so no name of one stands here: a declaration is two names, a
 * field a name and its values. What `compiler/syntax/src/grammar.pest` accepts is accepted here and the other way
 * round; `test/agreement.py` holds both to that, word by word and file by file.
 *
 * @license Apache-2.0
 */

/// <reference types="tree-sitter-cli/dsl" />
// @ts-check

const commaSep = (rule) => seq(rule, repeat(seq(',', rule)));

/** `body` between braces, or after a brace that is never closed: such a block ends before the next item, see scanner.c. */
const braces = ($, body) =>
  choice(
    seq(alias($._open, '{'), body, alias($._close, '}')),
    seq(alias($._open_unclosed, '{'), body, $.unclosed),
  );

/** Words that a field of a kind may be followed by; a field may be called like one of them. */
const MODIFIERS = ['required', 'unique', 'alias', 'default', 'inverse', 'reads', 'inverse_reads', 'as'];

/**
 * Blocks of values exist twice: what a fix writes may have holes, what a file declares has none.
 * @param {string} prefix
 * @param {($: any) => any} line a text on one line
 * @param {($: any) => any} text that, or a text block
 * @param {boolean} holes
 */
const blocks = (prefix, line, text, holes) => {
  const of = ($, name) => $[`_${prefix}${name}`];
  const visible = ($, name) => alias(of($, name), $[name]);
  return {
    [`_${prefix}block`]: ($) => braces($, repeat(choice(visible($, 'field'), visible($, 'nested'), ';'))),

    // A name after a comma is one more value, not the next field.
    [`_${prefix}field`]: ($) =>
      prec.right(seq(field('name', $.identifier), commaSep(of($, 'annotated')), optional(','))),

    [`_${prefix}annotated`]: ($) =>
      seq(field('value', of($, 'value')), optional(field('about', visible($, 'block')))),

    // Its title tells it from a field: nothing but a name stands after a value.
    [`_${prefix}nested`]: ($) =>
      seq(
        field('kind', $.identifier),
        field('name', alias(choice($._clause, $.identifier, $.integer, $.rule_id, $.date, $.boolean, $.field_name), $.clause)),
        field('title', line($)),
        optional(field('body', visible($, 'block'))),
      ),

    [`_${prefix}value`]: ($) =>
      choice(text($), $.period, $.duration, $.field_name, $._literal, $._path, ...(holes ? [$.hole] : [])),
  };
};

export default grammar({
  name: 'ctl',

  word: ($) => $.identifier,

  // The last is never found: with it the scanner is asked before every token.
  extras: ($) => [/[ \t\r\n]/, $.doc_comment, $.comment, $._everywhere],

  externals: ($) => [
    $._open,
    $._close,
    $._open_unclosed,
    $.unclosed,
    $._unclosed_text,
    $._break,
    $._everywhere,
    $._error_sentinel,
  ],

  conflicts: ($) => [[$.field_definition]],

  rules: {
    // Before an item that begins a line there is a break: whatever goes wrong before it, parsing resumes there.
    source_file: ($) => repeat(choice($._item, $._break)),

    _item: ($) =>
      choice(
        $.kind_definition,
        $.kind_extension,
        $.enum_definition,
        $.rule_definition,
        $.template_declaration,
        $.test_definition,
        $.view_definition,
        $.declaration,
      ),

    // ---- comments: what ties is decided by order, so doc comments come first ----

    doc_comment: (_) => token(/\/\/\/([^\/\r\n][^\r\n]*)?/),
    comment: (_) => token(/\/\/[^\r\n]*/),

    // ---- declarations ----

    declaration: ($) => prec.right(seq($._head, optional(field('body', alias($._block, $.block))))),

    template_declaration: ($) => seq('template', $._head, field('body', alias($._block, $.block))),

    _head: ($) =>
      prec.right(
        seq(
          field('kind', $.identifier),
          field('name', $.identifier),
          optional(field('title', $.text)),
          optional($._like),
        ),
      ),

    _like: ($) => seq('like', field('template', $._path)),

    ...blocks('', ($) => $.text, ($) => $._plain, false),
    ...blocks('fix_', ($) => alias($._text_with_holes, $.text), ($) => $._text, true),

    // ---- kinds and enums ----

    kind_definition: ($) =>
      seq(
        'kind',
        field('name', $.identifier),
        repeat(
          choice(
            'single',
            'reference',
            seq('within', field('within', $.identifier), 'inverse', field('inverse', $.identifier)),
            seq('known_by', field('known_by', $.identifier)),
          ),
        ),
        field('body', $.schema),
      ),

    kind_extension: ($) => seq('extend', 'kind', field('name', $.identifier), field('body', $.schema)),

    schema: ($) => braces($, repeat(choice($.field_definition, ';'))),

    field_definition: ($) =>
      seq(
        field('name', choice($.identifier, alias(choice(...MODIFIERS), $.identifier))),
        optional($.parameter),
        ':',
        field('type', $._type),
        repeat($._modifier),
        optional($._as_edge),
        optional(seq('=', field('derived', $._expression))),
      ),

    parameter: ($) => seq('(', field('name', $.identifier), ':', field('type', $.type_name), ')'),

    _type: ($) => choice($.list_type, $.field_type, $._union),
    list_type: ($) => seq('[', $._union, ']'),
    field_type: ($) => seq('field', 'of', $.type_name),
    _union: ($) => seq($.type_name, repeat(seq('|', $.type_name))),
    type_name: ($) => $.identifier,

    _modifier: ($) =>
      choice(
        'required',
        'unique',
        'alias',
        seq('default', field('default', $._value)),
        seq('inverse', field('inverse', $.identifier)),
        seq('reads', field('reads', $.text)),
        seq('inverse_reads', field('inverse_reads', $.text)),
      ),

    _as_edge: ($) =>
      seq(
        'as',
        field('edge', $.type_name),
        '(',
        field('from', $.identifier),
        ',',
        field('to', $.identifier),
        ')',
        optional($.schema),
      ),

    enum_definition: ($) => seq('enum', field('name', $.identifier), field('body', $.members)),

    // In order or not, and nothing between.
    members: ($) =>
      braces($, choice(seq($.member, repeat1(seq('<', $.member)), optional(',')), seq(commaSep($.member), optional(',')))),

    member: ($) => seq(field('name', $.identifier), optional(field('words', $.text))),

    // ---- rules ----

    rule_definition: ($) =>
      seq('rule', field('name', $.rule_id), optional(field('title', $.text)), field('body', $.rule_body)),

    rule_body: ($) => braces($, repeat($._rule_clause)),

    _rule_clause: ($) =>
      choice(
        alias($._severity, $.statement),
        alias($._for, $.statement),
        alias($._where, $.statement),
        alias($._let, $.statement),
        alias($._require, $.statement),
        alias($._per, $.statement),
        alias($._message, $.statement),
        alias($._at, $.statement),
        alias($._because, $.statement),
        alias($._note, $.statement),
        alias($._fix, $.statement),
        alias($._cites, $.statement),
      ),

    _severity: ($) => seq('severity', $._alternatives),
    _for: ($) => seq('for', commaSep($.binder)),
    _where: ($) => seq('where', $._expression),
    _let: ($) => seq('let', field('name', $.identifier), '=', $._expression),
    _require: ($) => seq('require', $._expression),
    _per: ($) => seq('per', commaSep($.identifier)),
    _message: ($) => seq('message', $._alternatives),
    _at: ($) => seq('at', $._expression, optional(field('title', $._text))),
    _because: ($) => seq('because', $._expression, optional(field('title', $._text))),
    _note: ($) => seq(choice('why', 'cost', 'help'), $._alternatives),
    _cites: ($) => seq('cites', commaSep($.citation)),

    _fix: ($) =>
      seq(
        'fix',
        choice(
          seq(
            'add',
            field('kind', $.identifier),
            field('name', $._text),
            optional($._like),
            optional(field('body', alias($._fix_block, $.block))),
          ),
          seq(choice('set', 'append'), $._postfix, commaSep($._fix_value)),
          seq('drop', $._postfix, optional(commaSep($._fix_value))),
        ),
      ),

    binder: ($) => seq(commaSep(field('name', $.identifier)), 'in', field('source', $._postfix)),

    _alternatives: ($) => commaSep($._alternative),
    _alternative: ($) => seq($._expression, optional(seq('if', field('guard', $._expression)))),

    // ---- tests ----

    test_definition: ($) => seq('test', field('title', $.text), field('body', $.test_body)),

    test_body: ($) => braces($, repeat(choice($.as_of, $.given, $.expect, ';'))),

    as_of: ($) => seq('as_of', $.date),
    given: ($) => seq('given', field('body', $.declarations)),
    declarations: ($) => braces($, repeat(choice($.declaration, ';'))),

    expect: ($) =>
      seq(
        'expect',
        choice($.finding, seq($._expression, optional(seq('because', field('proof', $.text))))),
      ),

    // Rather than an expression that is the id of a rule.
    finding: ($) =>
      prec(
        1,
        seq(
          optional('no'),
          optional($.level),
          field('rule', $.rule_id),
          optional(seq('on', commaSep($._path))),
          optional(field('message', $.text)),
        ),
      ),

    level: (_) => choice('error', 'warning', 'info'),

    // ---- views ----

    view_definition: ($) =>
      seq('view', field('name', $.identifier), optional(field('title', $.text)), field('body', $.view_body)),

    view_body: ($) => braces($, repeat(choice($._view_clause, ';'))),

    _view_clause: ($) =>
      choice(
        alias($._for, $.statement),
        alias($._where, $.statement),
        alias($._let, $.statement),
        alias($._because, $.statement),
        alias($._shown, $.statement),
        alias($._labelled, $.statement),
        alias($._related, $.statement),
        alias($._table, $.statement),
        alias($._grid, $.statement),
        alias($._other_view, $.statement),
        alias($._concerns, $.statement),
        alias($._template, $.statement),
        alias($._sign, $.statement),
        alias($._counted, $.statement),
        alias($._of_sign, $.statement),
      ),

    _shown: ($) =>
      seq(choice('heading', 'class', 'mark', 'group', 'side', 'top', 'cell', 'file'), $._alternatives),
    _labelled: ($) => seq('line', field('label', $.text), $._alternatives),
    _related: ($) => seq(choice('column', 'arrow', 'link'), field('label', $.text), $._expression),
    _table: ($) => seq(choice('rows', 'changes'), commaSep($.binder)),
    _grid: ($) => seq('grid', $.binder, 'by', $.binder),
    _other_view: ($) =>
      choice(
        seq('figure', field('view', $.identifier), optional(seq('of', $._expression))),
        seq('pages', field('view', $.identifier), 'of', $._expression),
        seq('opens', field('view', $.identifier)),
      ),
    _concerns: ($) => seq('concerns', $._expression),
    _template: ($) => seq('template', field('path', $.text)),
    _sign: ($) => seq(choice('lens', 'hint'), field('name', $.identifier), $._alternatives),
    _counted: ($) => seq('findings', field('name', $.identifier)),
    _of_sign: ($) => seq(choice('to', 'at', 'inherits'), $._expression),

    // ---- expressions: a layer for each strength, as comparisons do not chain ----

    _expression: ($) => choice($.or_expression, $._and_layer),
    or_expression: ($) => prec.left(seq($._expression, 'or', $._and_layer)),

    _and_layer: ($) => prec.right(choice($.and_expression, $._not_layer)),
    and_expression: ($) => prec.left(seq($._and_layer, 'and', $._not_layer)),

    _not_layer: ($) => prec.right(choice($.not_expression, $.exists_expression, $.comparison, $._range_layer)),
    not_expression: ($) => prec.right(seq('not', $._not_layer)),

    exists_expression: ($) => prec.right(seq('exists', choice($._which, $._postfix))),
    those_expression: ($) => prec.right(seq('those', $._which)),
    _which: ($) =>
      prec.right(
        seq(
          field('variable', $.identifier),
          'in',
          field('source', $._postfix),
          'where',
          field('condition', $._and_layer),
        ),
      ),

    comparison: ($) =>
      prec.right(
        choice(
          seq($._range_layer, choice('==', '!=', '<=', '<', '>=', '>', 'in', 'mentions'), $._range_layer),
          seq($._range_layer, 'is', $.type_name),
          seq($._range_layer, 'has', $._postfix),
        ),
      ),

    _range_layer: ($) => prec.right(choice($.range, $._sum_layer)),
    range: ($) => prec.right(seq($._sum_layer, '..', $._sum_layer)),

    _sum_layer: ($) => prec.right(choice($.sum, $._postfix)),
    sum: ($) => prec.left(seq($._sum_layer, choice('+', '-'), $._postfix)),

    _postfix: ($) => prec.right(choice($.member_expression, $.closure, $._primary)),
    member_expression: ($) =>
      prec.right(
        seq(field('of', $._postfix), '.', field('name', $.identifier), optional(alias($._argument, $.arguments))),
      ),
    closure: ($) => seq($.member_expression, '*'),
    _argument: ($) => seq('(', $._expression, ')'),
    arguments: ($) => seq('(', commaSep($._expression), optional(','), ')'),

    _primary: ($) =>
      choice(
        $.those_expression,
        $.call,
        $.list,
        $.parenthesized_expression,
        $._text,
        $.duration,
        $._literal,
        $._path,
      ),

    call: ($) => seq(field('function', $.identifier), $.arguments),
    list: ($) => seq('[', optional(seq(commaSep($._alternative), optional(','))), ']'),
    parenthesized_expression: ($) => seq('(', $._expression, ')'),

    // ---- values ----

    _literal: ($) => choice($.date, $.integer, $.boolean, $.citation, $.rule_id),

    period: ($) => seq($.date, '..', $.date),
    duration: ($) => seq($.integer, $.unit),
    unit: (_) => choice('day', 'days', 'week', 'weeks', 'month', 'months', 'year', 'years'),
    boolean: (_) => choice('yes', 'no'),

    citation: ($) =>
      seq(
        field('framework', $.identifier),
        token.immediate(':'),
        field('clause', alias($._cited_clause, $.clause)),
      ),

    _path: ($) => prec.right(choice($.path, alias($.identifier, $.reference))),
    path: ($) => seq(field('package', $.identifier), token.immediate('::'), field('name', $.identifier)),

    // Of what is equally long the first is taken, so clauses, which look like all the others, come last.
    identifier: (_) => token(/[A-Za-z_][A-Za-z0-9_]*/),
    rule_id: (_) => token(/[A-Z][A-Z]+-[0-9]+/),
    date: (_) => token(/[0-9]{4}-[0-9]{2}-[0-9]{2}/),
    integer: (_) => token(/[0-9]+/),
    field_name: (_) => token(/[A-Za-z_][A-Za-z0-9_]*\.[A-Za-z_][A-Za-z0-9_]*/),
    _cited_clause: (_) => token.immediate(/[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*(\([A-Za-z0-9_]+\))*/),
    _clause: (_) => token(/[A-Za-z0-9_]+([.-][A-Za-z0-9_]+)*(\([A-Za-z0-9_]+\))*/),

    // ---- texts: data as it stands, or with holes where an expression may be ----

    _plain: ($) => choice($.text, $.text_block),

    text: ($) =>
      seq('"', repeat(choice(alias($._characters, $.content), $.escape)), token.immediate('"')),
    text_block: ($) =>
      seq('"""', repeat(alias(choice($._block_characters, $._marks), $.content)), $._block_end),
    _block_end: ($) => choice(token.immediate('"""'), alias($._unclosed_text, $.unclosed)),

    _text: ($) => choice(alias($._text_with_holes, $.text), alias($._block_with_holes, $.text_block)),

    _text_with_holes: ($) =>
      seq(
        '"',
        repeat(choice(alias($._characters_around_holes, $.content), $.escape, $.brace, $.hole)),
        token.immediate('"'),
      ),
    _block_with_holes: ($) =>
      seq(
        '"""',
        repeat(choice(alias(choice($._block_characters_around_holes, $._marks), $.content), $.brace, $.hole)),
        $._block_end,
      ),

    // Before all else: neither comments nor blanks begin inside a text. A block is read line by line, so that the scanner
    // is asked before each.
    _characters: (_) => token.immediate(prec(1, /[^"\\\r\n]+/)),
    _characters_around_holes: (_) => token.immediate(prec(1, /[^"\\\r\n{}]+/)),
    _block_characters: (_) => token.immediate(prec(1, /[^"\n]+\n?|\n/)),
    _block_characters_around_holes: (_) => token.immediate(prec(1, /[^"{}\n]+\n?|\n/)),
    _marks: (_) => token.immediate(/"|""/),
    escape: (_) => token.immediate(prec(1, /\\["\\nt]/)),
    brace: (_) => token.immediate(prec(2, /\{\{|\}\}/)),
    hole: ($) => seq('{', $._expression, '}'),
  },
});
