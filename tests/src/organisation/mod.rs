//! An organisation as plain data: what the standard library's kinds can say, as far as scope and duties depend on it.
//! Numbers are places in its lists.
//!
//! `random` makes one up, `write` says it in Ctl, and `scope` and `duties` say what must follow from it, straight from
//! the domain reference. None of them knows the library's expressions.

pub mod duties;
pub mod random;
pub mod scope;
pub mod write;

use ctl_syntax::literal::Date;

/// Somebody who can hold things: a person, or a team or role by its place among the groups.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Party {
    /// A person.
    Person(usize),
    /// A team or role.
    Group(usize),
}

/// A team or a role.
#[derive(Clone, Debug)]
pub struct Group {
    /// Whether it is a role.
    pub role: bool,
    /// Who is in it, directly.
    pub members: Vec<Party>,
}

/// What a duty or a grant is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Object {
    /// A system.
    System(usize),
    /// A business process.
    Process(usize),
}

/// Duties given to parties on objects. Duties are places in [`DUTIES`].
#[derive(Clone, Debug)]
pub struct Grant {
    /// To whom.
    pub to: Vec<Party>,
    /// Which.
    pub duties: Vec<usize>,
    /// Where.
    pub on: Vec<Object>,
}

/// Duties of the library, and whether each can alter what it is held on.
pub const DUTIES: [(&str, bool); 10] = [
    ("request", false),
    ("approve_changes", false),
    ("approve_access", false),
    ("review_access", false),
    ("develop", true),
    ("deploy", true),
    ("accept_changes", false),
    ("administer_access", true),
    ("prepare_journals", true),
    ("approve_journals", false),
];

/// A flow of data from the system it is listed in.
#[derive(Clone, Debug)]
pub struct Flow {
    /// To which system.
    pub to: usize,
    /// What flows: places among the kinds of data.
    pub carries: Vec<usize>,
    /// Whether it leaves to the customer there.
    pub handed_to_customer: bool,
    /// Controls that take the customers out of it.
    pub redacted_by: Vec<usize>,
    /// Controls that are said to prove it.
    pub assured_by: Vec<usize>,
}

/// A system.
#[derive(Clone, Debug, Default)]
pub struct System {
    /// What it does for the books.
    pub financial_role: bool,
    /// The processes it serves.
    pub processes: Vec<usize>,
    /// The data it keeps.
    pub stores: Vec<usize>,
    /// The services it is a component of.
    pub serves: Vec<usize>,
    /// Its hosts.
    pub runs_on: Vec<usize>,
    /// Its identity providers.
    pub signs_in_with: Vec<usize>,
    /// Its pipelines.
    pub deployed_by: Vec<usize>,
    /// Systems that it does something for.
    pub supports: Vec<usize>,
    /// Who runs it.
    pub vendor: Option<usize>,
    /// Where its data goes.
    pub feeds: Vec<Flow>,
}

/// A kind of data.
#[derive(Clone, Debug)]
pub struct Data {
    /// Whether the books are made of it.
    pub financial: bool,
    /// The services whose customers entrust it.
    pub customers_of: Vec<usize>,
}

/// What a control compares with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// A system.
    System(usize),
    /// A bank statement, a count: something outside.
    Outside,
}

/// How often a control runs: a place in [`CADENCES`].
pub type Cadence = usize;

/// Cadences of the library: whether it is at each transfer, and whether it is at least monthly.
pub const CADENCES: [(&str, bool, bool); 7] = [
    ("each_transfer", true, false),
    ("each_change", false, false),
    ("continuous", false, true),
    ("daily", false, true),
    ("monthly", false, true),
    ("quarterly", false, false),
    ("annual", false, false),
];

/// Clauses of the library, and whether each is of a text that serves SOX.
pub const CLAUSES: [(&str, bool); 4] =
    [("sox:404(a)", true), ("itgc:access", true), ("tsc:CC6.3", false), ("tsc:CC5.1", false)];

/// A control.
#[derive(Clone, Debug, Default)]
pub struct Control {
    /// Whether it is said to be in use; `None` where nothing is said, which means it is.
    pub active: Option<bool>,
    /// Since when.
    pub effective: Option<Date>,
    /// Whether it checks completeness.
    pub completeness: bool,
    /// Whether it checks accuracy.
    pub accuracy: bool,
    /// Who performs it.
    pub performed_by: Vec<Party>,
    /// The systems it covers.
    pub applies_to: Vec<usize>,
    /// What it compares with.
    pub compares_with: Vec<Compared>,
    /// How often.
    pub frequency: Option<Cadence>,
    /// Whether before the close.
    pub before_close: bool,
    /// Who answers for it.
    pub owner: Option<Party>,
    /// Whether it says when a difference counts.
    pub threshold: bool,
    /// Whether evidence is kept.
    pub evidence: bool,
    /// Whether it says what happens with what it finds.
    pub exceptions: bool,
    /// Clauses it answers.
    pub satisfies: Vec<usize>,
    /// Whether it is a key control.
    pub key: bool,
    /// Whether it finds, rather than stops or repairs.
    pub detective: bool,
    /// Whether it looks at everything.
    pub every_item: bool,
    /// Whether it is peer review that a machine enforces, in the family of change management. It then stops, and does not
    /// find.
    pub peer_review: bool,
    /// Reports it relies on: from which system, and whether proven anew.
    pub reports: Vec<(usize, bool)>,
    /// The conflicts of duties it is said to offset.
    pub compensates: Vec<Compensation>,
}

/// A conflict that a control is said to offset.
#[derive(Clone, Debug)]
pub struct Compensation {
    /// Which conflict.
    pub conflict: usize,
    /// For whom.
    pub people: Vec<Party>,
    /// Where.
    pub on: Vec<Object>,
    /// The system that keeps the log.
    pub log_in: Option<usize>,
    /// The last day.
    pub expires: Date,
}

/// A pair of sets of duties that one person ought not to hold together.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// Its name in Ctl.
    pub name: String,
    /// Whether the library declares it.
    pub of_library: bool,
    /// Whether it is about a finance process rather than a system.
    pub finance: bool,
    /// Whether it is never more than a warning.
    pub minor: bool,
    /// The duties of the one side.
    pub first: Vec<usize>,
    /// The duties of the other.
    pub second: Vec<usize>,
}

/// An organisation.
#[derive(Clone, Debug, Default)]
pub struct Organisation {
    /// Whether it prepares to list, or is listed.
    pub pre_ipo: bool,
    /// How many services it offers.
    pub services: usize,
    /// Kinds of data.
    pub data: Vec<Data>,
    /// Whether each account is significant.
    pub accounts: Vec<bool>,
    /// The accounts that each process touches.
    pub processes: Vec<Vec<usize>>,
    /// How many people there are.
    pub persons: usize,
    /// Teams and roles.
    pub groups: Vec<Group>,
    /// Grants.
    pub grants: Vec<Grant>,
    /// Conflicts of duties.
    pub conflicts: Vec<Conflict>,
    /// How many vendors there are.
    pub vendors: usize,
    /// Systems.
    pub systems: Vec<System>,
    /// Controls.
    pub controls: Vec<Control>,
    /// First days of the periods of the assessments of ICFR.
    pub assessments: Vec<Date>,
}

impl Organisation {
    /// Everyone and every group that a party comes to, going down through members any number of times; itself among
    /// them.
    pub fn everyone_in(&self, party: Party) -> Vec<Party> {
        let mut all = vec![party];
        let mut at = 0;
        while at < all.len() {
            if let Party::Group(g) = all[at] {
                for member in &self.groups[g].members {
                    if !all.contains(member) {
                        all.push(*member);
                    }
                }
            }
            at += 1;
        }
        all
    }

    /// Those of everyone in some parties whom nobody is in: persons, and empty groups. Of groups that contain only one
    /// another there are none.
    pub fn leaves(&self, parties: &[Party]) -> Vec<Party> {
        let all = parties.iter().flat_map(|p| self.everyone_in(*p));
        all.filter(|p| !matches!(p, Party::Group(g) if !self.groups[*g].members.is_empty())).collect()
    }

    /// Whether a party holds what is given to another: it is the same, or it is in it at any depth.
    pub fn shares_in(&self, party: Party, given_to: Party) -> bool {
        self.everyone_in(given_to).contains(&party)
    }

    /// The grants that a party holds.
    pub fn grants_of(&self, party: Party) -> Vec<&Grant> {
        self.grants.iter().filter(|g| g.to.iter().any(|t| self.shares_in(party, *t))).collect()
    }

    /// Whether a control is in use on a day.
    pub fn in_use(&self, control: &Control, as_of: Date) -> bool {
        control.active != Some(false) && control.effective.is_none_or(|d| d <= as_of)
    }

    /// Whether a control answers a clause of a text that serves SOX.
    pub fn serves_sox(&self, control: &Control) -> bool {
        control.satisfies.iter().any(|c| CLAUSES[*c].1)
    }
}
