//! The tree of one item. A node holds ranges relative to the first byte of its item, never text: the text is
//! the item's own slice of the file. So a tree is small, is the same wherever its item stands in a file, and can
//! be cached by the item's content.
//!
//! Nothing here is resolved: a name is a range, and what it means is decided by `ctl-core`.

use serde::{Deserialize, Serialize};

use crate::literal::{Date, Duration};
use crate::span::TextRange;

/// A top-level item.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Item {
    /// The content of each `///` line above it (without the slashes and one blank), in order.
    pub docs: Vec<TextRange>,
    /// What it is.
    pub node: Node,
}

/// The seven kinds of item, and text that is none.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Node {
    /// `system billing "Billing service" { ... }`
    Decl(Decl),
    /// `template control access_review "..." { ... }`: `decl.keyword` is the kind (`control`).
    Template(Decl),
    /// `kind system { ... }`
    Kind(Kind),
    /// `extend kind system { ... }`
    Extend(Extend),
    /// `enum stage { a < b }`
    Enum(Enum),
    /// `rule AB-01 "..." { ... }`
    Rule(Box<Rule>),
    /// `test "..." { ... }`
    Test(Test),
    /// `view coverage "..." { ... }`
    View(View),
    /// Text that could not be read as an item; its errors say why.
    Error,
}

/// `package::name` or `name`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Path {
    /// The whole of it.
    pub range: TextRange,
    /// The package before `::`, if written.
    pub package: Option<TextRange>,
    /// The last name.
    pub name: TextRange,
}

/// A declaration: at top level, in the `given` of a test, or nested in another (a clause in its framework).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decl {
    /// The content of each `///` line above it.
    pub docs: Vec<TextRange>,
    /// From the keyword to the closing brace.
    pub range: TextRange,
    /// The kind's name: `system`.
    pub keyword: TextRange,
    /// The declared name; for a nested declaration the clause in the regulator's spelling (`404(a)`).
    pub name: TextRange,
    /// The title, a text literal with its quotes.
    pub title: Option<TextRange>,
    /// The template after `like`.
    pub like: Option<Path>,
    /// The fields. `None` where no braces were written.
    pub body: Option<Block>,
}

/// `{ ... }` with fields and nested declarations.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// With both braces (the closing one may be missing: then up to where the block was cut).
    pub range: TextRange,
    /// Its content in order.
    pub entries: Vec<Entry>,
    /// Whether some entry could not be read: "required field missing" is then not reported.
    pub incomplete: bool,
}

/// What stands in a block.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Entry {
    /// `owner ana`
    Field(Field),
    /// `clause CC6.1 "..." { ... }`
    Nested(Box<Decl>),
    /// Text that could not be read.
    Error(TextRange),
}

/// `name value { ... }, value { ... }`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Field {
    /// From the name to the end of the last value, without a `;`.
    pub range: TextRange,
    /// The field's name.
    pub name: TextRange,
    /// Its values; at least one.
    pub values: Vec<EdgeValue>,
}

/// A value, with the attributes of the edge it makes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EdgeValue {
    /// The value itself.
    pub value: Value,
    /// `{ carries invoices }`
    pub attributes: Option<Box<Block>>,
}

/// A value as written.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Value {
    /// Where.
    pub range: TextRange,
    /// What.
    pub node: ValueNode,
}

/// The literal forms of a value.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ValueNode {
    /// `"..."` or `"""..."""`, with its quotes: see [`crate::literal::text`].
    Text,
    /// `42`
    Int(i64),
    /// `yes` or `no`
    Bool(bool),
    /// `2026-06-30`
    Date(Date),
    /// `2026-01-01 .. 2026-12-31`, both days included
    Period(Date, Date),
    /// `90 days`
    Duration(Duration),
    /// `frame:C1.2`
    Cite(Cite),
    /// `AB-01`
    RuleId,
    /// `control.objective`: names a field of a kind
    FieldRef {
        /// `control`
        kind: TextRange,
        /// `objective`
        field: TextRange,
    },
    /// `billing` or `std::quarterly`
    Path(Path),
    /// `{s}`, only in the values of a `fix`
    Hole(Box<Expr>),
    /// A literal with an error that has been reported (a date that does not exist).
    Error,
}

/// `framework:clause`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Cite {
    /// The whole of it.
    pub range: TextRange,
    /// `frame`
    pub framework: TextRange,
    /// `CC6.1`
    pub clause: TextRange,
}

// ---- schema ------------------------------------------------------------------------------------------------

/// `kind NAME modifiers { fields }`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kind {
    /// Its name.
    pub name: TextRange,
    /// `single`: at most one record, and the kind's name means that record.
    pub single: bool,
    /// `reference`: a small table that rules may pair freely, and whose records may parametrise a field.
    pub reference: bool,
    /// `within framework inverse clauses`: its records are nested in those of another kind.
    pub within: Option<Within>,
    /// `known_by NAME`: the field that names a record in messages (`name`, `title` or a field of its own).
    pub known_by: Option<TextRange>,
    /// Its fields.
    pub fields: Vec<FieldDef>,
}

/// `within framework inverse clauses`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Within {
    /// The kind around it.
    pub kind: TextRange,
    /// The field of that kind that holds these records.
    pub inverse: TextRange,
}

/// `extend kind NAME { fields }`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Extend {
    /// The kind.
    pub name: TextRange,
    /// Further fields.
    pub fields: Vec<FieldDef>,
}

/// A field of a kind, or of an edge.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct FieldDef {
    /// The content of each `///` line above it.
    pub docs: Vec<TextRange>,
    /// All of it.
    pub range: TextRange,
    /// Its name.
    pub name: TextRange,
    /// `(v: service)`: name and kind of the one parameter.
    pub param: Option<(TextRange, TextRange)>,
    /// Its type.
    pub ty: Type,
    /// `required`: every instance must give it.
    pub required: bool,
    /// `unique`: no two records of the kind have the same.
    pub unique: bool,
    /// `alias`: its texts are wrong names by which people know the record.
    pub alias: bool,
    /// `default VALUE`
    pub default: Option<Value>,
    /// `inverse NAME`: the field by which the target sees this record.
    pub inverse: Option<TextRange>,
    /// `reads "feeds {to} with {carries}"`: how a step over this field reads in a proof.
    pub reads: Option<Text>,
    /// `inverse_reads "..."`: how a step against this field reads.
    pub inverse_reads: Option<Text>,
    /// `as flow(from, to) { ... }`
    pub edge: Option<Edge>,
    /// `= expression`
    pub derived: Option<Expr>,
}

/// `as flow(from, to) { ... }`: each value of the field is a record of this kind.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Edge {
    /// The edge's kind.
    pub kind: TextRange,
    /// The field that holds the record the value is written in.
    pub from: TextRange,
    /// The field that holds the value.
    pub to: TextRange,
    /// Its attributes.
    pub fields: Vec<FieldDef>,
}

/// The type of a field.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Type {
    /// Where.
    pub range: TextRange,
    /// `[T]`
    pub many: bool,
    /// What its values are.
    pub of: TypeOf,
}

/// `text`, `person | team`, `field of control`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum TypeOf {
    /// Names of built-in types, enums or kinds. More than one: a union of kinds.
    Union(Vec<TextRange>),
    /// `field of KIND`
    FieldOf(TextRange),
}

/// `enum NAME { a < b }` or `enum NAME { a, b }`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Enum {
    /// Its name.
    pub name: TextRange,
    /// Whether its members are ordered (`<`).
    pub ordered: bool,
    /// Its members, in order.
    pub members: Vec<EnumMember>,
}

/// A member of an enum.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct EnumMember {
    /// The content of each `///` line above it.
    pub docs: Vec<TextRange>,
    /// Its name.
    pub name: TextRange,
    /// `"words"` after the name: how it reads in a sentence.
    pub title: Option<TextRange>,
}

// ---- rules and expressions ---------------------------------------------------------------------------------

/// A text whose holes `{expr}` are filled when it is shown. `{{` and `}}` are braces.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Text {
    /// The literal with its quotes.
    pub range: TextRange,
    /// Its pieces in order.
    pub parts: Vec<Part>,
}

/// A piece of a [`Text`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Part {
    /// Characters as written, escapes and doubled braces included: see [`crate::literal::unescape`].
    Literal(TextRange),
    /// `{expr}`
    Hole(Expr),
}

/// One of several alternatives; the first whose guard holds is taken.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Alternative {
    /// The value: for `severity` a name, for texts a text.
    pub value: Expr,
    /// `if expr`
    pub guard: Option<Expr>,
}

/// `rule AB-01 "..." { clauses }`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Rule {
    /// Its id.
    pub id: TextRange,
    /// What it reports, a text literal.
    pub title: Option<TextRange>,
    /// `severity error if ..., warning`
    pub severity: Vec<Alternative>,
    /// `for s in system, c in s.controls`
    pub binders: Vec<Binder>,
    /// `where expr`
    pub filter: Option<Expr>,
    /// `let name = expr`
    pub lets: Vec<(TextRange, Expr)>,
    /// `require expr`
    pub require: Option<Expr>,
    /// `per p, k`
    pub per: Vec<TextRange>,
    /// `message "..." if ..., "..."`
    pub message: Vec<Alternative>,
    /// `at expr "why here"`
    pub at: Vec<Placed>,
    /// `because expr "title"`
    pub because: Vec<Placed>,
    /// `why "..."`: what an auditor would object to, where the first sentence of the docs is too general.
    pub why: Vec<Alternative>,
    /// `cost "..."`
    pub cost: Vec<Alternative>,
    /// `help "..."`
    pub help: Vec<Alternative>,
    /// `fix ...`
    pub fixes: Vec<RuleFix>,
    /// `cites frame:C1.2, ...`
    pub cites: Vec<Cite>,
    /// Whether a clause could not be read: the rule is then not run.
    pub incomplete: bool,
}

/// `a, b in expr`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Binder {
    /// One variable or more; several bind different members, each set of them once.
    pub names: Vec<TextRange>,
    /// What they range over.
    pub source: Expr,
}

/// `expr "text"` after `at` or `because`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Placed {
    /// All of it.
    pub range: TextRange,
    /// The place, or the condition to prove.
    pub expr: Expr,
    /// The label, or the title of the path.
    pub text: Option<Text>,
}

/// A repair that a rule offers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RuleFix {
    /// All of it.
    pub range: TextRange,
    /// What it does.
    pub node: FixNode,
}

/// The four repairs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum FixNode {
    /// `add control "{s}_sod" like std::x { applies_to {s} }`
    Add {
        /// The kind.
        kind: TextRange,
        /// The name, with holes.
        name: Text,
        /// The template.
        like: Option<Path>,
        /// The fields; values may be holes.
        body: Option<Block>,
    },
    /// `set x.f value`
    Set(Expr, Vec<Value>),
    /// `append x.f value`
    Append(Expr, Vec<Value>),
    /// `drop x.f` or `drop x.f value`
    Drop(Expr, Vec<Value>),
}

/// `test "..." { as_of DATE given { ... } expect ... }`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Test {
    /// What it shows, a text literal.
    pub title: TextRange,
    /// `as_of 2026-06-30`
    pub as_of: Option<Date>,
    /// The declarations of `given`.
    pub given: Vec<Decl>,
    /// What must hold.
    pub expects: Vec<Expect>,
    /// Whether a part could not be read.
    pub incomplete: bool,
}

/// One expectation.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expect {
    /// All of it.
    pub range: TextRange,
    /// What is expected.
    pub node: ExpectNode,
}

/// `expect error AB-01 on a, b "message"`, or `expect expr because "a > b"`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ExpectNode {
    /// A finding, or none.
    Finding {
        /// `no`
        negated: bool,
        /// `error`, `warning` or `info`, where it matters.
        severity: Option<TextRange>,
        /// The rule.
        rule: TextRange,
        /// Records that are among the finding's subjects; none: any finding of the rule.
        on: Vec<Path>,
        /// Text that the message contains.
        message: Option<TextRange>,
    },
    /// A condition over the records of `given`, and the line of its proof.
    Holds {
        /// The condition.
        expr: Expr,
        /// The proof's line, a text literal.
        because: Option<TextRange>,
    },
}

/// `view NAME "..." { clauses }`: what is shown of the model, and in which order.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct View {
    /// Its name.
    pub name: TextRange,
    /// What it shows, a text literal.
    pub title: Option<TextRange>,
    /// Its clauses in order.
    pub clauses: Vec<ViewClause>,
    /// Whether a clause could not be read: the view is then not shown.
    pub incomplete: bool,
}

/// A clause of a view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ViewClause {
    /// All of it.
    pub range: TextRange,
    /// What it says.
    pub node: ViewNode,
}

/// The clauses of a view.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ViewNode {
    /// `for e in engagement`: one page for each.
    For(Binder),
    /// `where expr`: of the variable before it, a page's or a table's.
    Where(Expr),
    /// `let name = expr`
    Let(TextRange, Expr),
    /// `heading "..."`: the first line of a page.
    Heading(Vec<Alternative>),
    /// `line "Release" "ready" if ..., "not ready"`: a label and a text.
    Line(TextRange, Vec<Alternative>),
    /// `because expr "title"`: the proof of a condition, where it holds.
    Because(Placed),
    /// `rows t in e.criteria`: a table, one row for each; of several variables, for each of their combinations.
    Rows(Vec<Binder>),
    /// `changes c in control`: a table of what differs in its columns between two revisions.
    Changes(Vec<Binder>),
    /// `column "controls" expr`: a column of the table before it.
    Column(TextRange, Expr),
    /// `class "both" if ..., "neither"`: how a node of a diagram or a cell of a grid is drawn.
    Class(Vec<Alternative>),
    /// `mark "root" if ...`: a sign on a node of a diagram.
    Mark(Vec<Alternative>),
    /// `group "{s.owner}"`: which nodes are drawn as one where there are too many.
    Group(Vec<Alternative>),
    /// `arrow "feeds" expr`: where a node of a diagram leads; the diagram is read along it.
    Arrow(TextRange, Expr),
    /// `link "runs on" expr`: what else a node of a diagram is tied to.
    Link(TextRange, Expr),
    /// `grid s in system by d in domain`: cells in rows and columns.
    Grid(Binder, Binder),
    /// `side "{s.title}"`: what stands beside a row of the grid before it.
    Side(Vec<Alternative>),
    /// `top "{d.title}"`: what stands above a column of the grid before it.
    Top(Vec<Alternative>),
    /// `cell "{d.name}"`: what stands in a cell of the grid before it.
    Cell(Vec<Alternative>),
    /// `figure scope_map of expr`: the diagram or grid of another view, of some of its pages.
    Figure(TextRange, Option<Expr>),
    /// `pages narratives of expr`: the pages of another view that are about these records.
    Pages(TextRange, Expr),
    /// `concerns expr`: of a page or of the rows before it, whom it is for.
    Concerns(Expr),
    /// `file "narratives/{c.id}"`: the page is a document, and this is its name.
    File(Vec<Alternative>),
    /// `template "narrative"`: its words stand in a template of this name.
    Template(TextRange),
    /// `lens controls "{count(s.controls)} controls"`: a line that an editor shows above the declaration.
    Lens(TextRange, Vec<Alternative>),
    /// `hint cut "cut by {f.assured_by}" if ...`: words that an editor shows beside what is written.
    Hint(TextRange, Vec<Alternative>),
    /// `findings found`: a name for how many findings there are about the page's record.
    Findings(TextRange),
    /// `to expr`: where the lens or the hint before it leads.
    To(Expr),
    /// `opens narratives`: the document that the lens before it shows.
    Opens(TextRange),
    /// `at expr`: what the hint before it stands beside.
    At(Expr),
    /// `inherits expr`: the field whose values the hint before it tells, where they are its template's.
    Inherits(Expr),
}

/// An expression.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Expr {
    /// Where.
    pub range: TextRange,
    /// What.
    pub node: ExprNode,
}

/// The constructs of the expression language.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum ExprNode {
    /// `a or b`
    Or(Vec<Expr>),
    /// `a and b`
    And(Vec<Expr>),
    /// `not a`
    Not(Box<Expr>),
    /// `exists a`
    Exists(Box<Expr>),
    /// `exists x in S where P`
    ExistsIn(Box<Quantified>),
    /// `those x in S where P`
    Those(Box<Quantified>),
    /// `a < b` and its like, `a in b`, `a mentions b`, `a has b`
    Compare(Op, TextRange, Box<Expr>, Box<Expr>),
    /// `a is KIND`
    Is(Box<Expr>, TextRange),
    /// `a + b`
    Add(Box<Expr>, Box<Expr>),
    /// `a - b`
    Sub(Box<Expr>, Box<Expr>),
    /// `a .. b`
    Range(Box<Expr>, Box<Expr>),
    /// `a.f` or `a.f(v)`
    Field(Box<Expr>, TextRange, Option<Box<Expr>>),
    /// `a.f*` or `a.f(v)*`
    Star(Box<Expr>, TextRange, Option<Box<Expr>>),
    /// `count(a)` and the other functions; the name is checked later.
    Call(TextRange, Vec<Expr>),
    /// `[a, b if p]`
    Set(Vec<Alternative>),
    /// A name: a variable, a declaration, a kind, an enum or a member of one.
    Path(Path),
    /// `frame:C1.2`
    Cite(Cite),
    /// `AB-01`
    RuleId,
    /// A text, perhaps with holes.
    Text(Text),
    /// `42`
    Int(i64),
    /// `yes`, `no`
    Bool(bool),
    /// `2026-06-30`
    Date(Date),
    /// `90 days`
    Duration(Duration),
    /// An error that has been reported.
    Error,
}

/// `x in S where P`
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Quantified {
    /// The variable.
    pub name: TextRange,
    /// What it ranges over.
    pub source: Expr,
    /// The condition. `those x in S` and `exists x in S` need one.
    pub filter: Expr,
}

/// A comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub enum Op {
    /// `==`
    Eq,
    /// `!=`
    Ne,
    /// `<`
    Lt,
    /// `<=`
    Le,
    /// `>`
    Gt,
    /// `>=`
    Ge,
    /// `in`
    In,
    /// `mentions`
    Mentions,
    /// `has`
    Has,
}

impl Op {
    /// As written.
    pub fn word(self) -> &'static str {
        match self {
            Op::Eq => "==",
            Op::Ne => "!=",
            Op::Lt => "<",
            Op::Le => "<=",
            Op::Gt => ">",
            Op::Ge => ">=",
            Op::In => "in",
            Op::Mentions => "mentions",
            Op::Has => "has",
        }
    }
}
