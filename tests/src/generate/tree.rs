//! Random expressions as trees that can be printed and made smaller, without knowing what they mean.

use std::fmt;

use crate::naive::value::{Elem, Mult, Ty};

/// An expression: its text in pieces, and its type.
#[derive(Clone, Debug)]
pub struct Tree {
    /// Its type.
    pub ty: Ty,
    /// Whether it can stand before a `.` or beside an operator without brackets.
    pub closed: bool,
    parts: Vec<Part>,
}

/// A piece of an expression.
#[derive(Clone, Debug)]
pub enum Part {
    /// Text.
    Text(String),
    /// A part that is itself an expression.
    Tree(Tree),
}

impl From<&str> for Part {
    fn from(text: &str) -> Part {
        Part::Text(text.to_owned())
    }
}

impl From<String> for Part {
    fn from(text: String) -> Part {
        Part::Text(text)
    }
}

impl From<Tree> for Part {
    fn from(tree: Tree) -> Part {
        Part::Tree(tree)
    }
}

impl Tree {
    /// A name or literal.
    pub fn leaf(ty: Ty, text: impl Into<String>) -> Tree {
        Tree { ty, closed: true, parts: vec![Part::Text(text.into())] }
    }

    /// Something that needs no brackets.
    pub fn closed<const N: usize>(ty: Ty, parts: [Part; N]) -> Tree {
        Tree { ty, closed: true, parts: parts.into() }
    }

    /// Something that needs brackets as a part of something else.
    pub fn open<const N: usize>(ty: Ty, parts: [Part; N]) -> Tree {
        Tree { ty, closed: false, parts: parts.into() }
    }

    /// The same with any number of parts.
    pub fn of(ty: Ty, closed: bool, parts: Vec<Part>) -> Tree {
        Tree { ty, closed, parts }
    }

    /// With brackets where it needs them.
    pub fn bracketed(self) -> Tree {
        if self.closed { self } else { Tree::closed(self.ty.clone(), ["(".into(), self.into(), ")".into()]) }
    }

    /// This expression with one of its nodes replaced by a part of that node of the same type, or by a constant: all
    /// ways to make it a little smaller, the most first.
    pub fn smaller(&self) -> Vec<Tree> {
        let mut out: Vec<Tree> = Vec::new();
        self.inner(&mut |t| {
            if t.ty.elem == self.ty.elem && t.ty.mult <= self.ty.mult {
                out.push(t.clone());
            }
        });
        let size = self.to_string().len();
        out.extend(constants(&self.ty).into_iter().filter(|c| c.to_string().len() < size));
        for (i, part) in self.parts.iter().enumerate() {
            let Part::Tree(tree) = part else { continue };
            for small in tree.smaller() {
                let mut copy = self.clone();
                let small = if tree.closed { small.bracketed() } else { small };
                copy.parts[i] = Part::Tree(small);
                out.push(copy);
            }
        }
        out
    }

    fn inner<'t>(&'t self, f: &mut impl FnMut(&'t Tree)) {
        for part in &self.parts {
            if let Part::Tree(tree) = part {
                f(tree);
                tree.inner(f);
            }
        }
    }
}

/// The smallest expressions of a type.
fn constants(ty: &Ty) -> Vec<Tree> {
    let words: &[&str] = match ty.elem {
        Elem::Bool => &["yes", "no"],
        Elem::Int => &["0", "1"],
        Elem::Text => &["\"\""],
        Elem::Date => &["as_of"],
        Elem::Duration => &["1 day"],
        _ => &[],
    };
    words.iter().map(|w| Tree::leaf(Ty::new(ty.elem.clone(), Mult::One), *w)).collect()
}

impl fmt::Display for Tree {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for part in &self.parts {
            match part {
                Part::Text(text) => f.write_str(text)?,
                Part::Tree(tree) => write!(f, "{tree}")?,
            }
        }
        Ok(())
    }
}
