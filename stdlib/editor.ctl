// What an editor shows beside the text. Views whose names begin with `side_` are the branches of its side bar, in this
// order; a package adds branches by views of such names, and replaces one by declaring it anew. How a page becomes a tree
// is said in `docs/editor.md`.

/// Systems by scope: which examination each of them concerns.
view side_scope "systems by scope" {
  heading "Scope"
  rows    s in system
  where   s.in_soc2_scope and s.financially_relevant
  column  "scope" "SOC 2 and SOX"
  column  "system" s
  column  "because" s.fr_classes
  column  "owner" "{s.owner}"
  rows    s in system
  where   s.financially_relevant and not s.in_soc2_scope
  column  "scope" "SOX only"
  column  "system" s
  column  "because" s.fr_classes
  column  "owner" "{s.owner}"
  rows    s in system
  where   s.in_soc2_scope and not s.financially_relevant
  column  "scope" "SOC 2 only"
  column  "system" s
  column  "owner" "{s.owner}"
  rows    s in system
  where   not s.in_soc2_scope and not s.financially_relevant
  column  "scope" "neither"
  column  "system" s
  column  "owner" "{s.owner}"
}

/// What each engagement asks for, and which controls answer it: by category, what nobody answers first.
view side_engagements "criteria and the controls that answer them" {
  for     e in engagement
  where   exists e.owed
  let     open = those t in e.owed where not exists t.answered_by
  heading "{e}: {count(e.owed) - count(open)} of {count(e.owed)}"
  rows    t in open
  column  "category" t.category
  column  "component" (those p in t.part_of where not exists t.category).title
  column  "gap" t
  column  "planned" t.satisfied_by
  rows    t in e.owed
  where   exists t.answered_by
  column  "category" t.category
  column  "component" (those p in t.part_of where not exists t.category).title
  column  "met" t
  column  "control" t.answered_by
  column  "planned" those c in t.satisfied_by where not c.active
}

/// The accounts that matter, and the general controls over the systems behind them.
view side_books "accounts, and general controls over financially relevant systems" {
  for     o in organization
  where   o.icfr_in_view
  heading "SOX: accounts and general controls"
  rows    a in account
  where   a.significant
  column  "part" "significant accounts"
  column  "account" a
  column  "assertions" a.assertions
  column  "process" a.processes
  rows    s in system
  where   exists s.owes_still
  column  "part" "general controls"
  column  "gap" s
  column  "lacks" "lacks {s.owes_still.title}"
  column  "control" those c in s.controls
          where c.active and exists d in c.satisfies where d in s.owes
  rows    s in system
  where   exists s.owes and not exists s.owes_still
  column  "part" "general controls"
  column  "met" s
  column  "owes" "{s.owes.title}"
  column  "control" those c in s.controls
          where c.active and exists d in c.satisfies where d in s.owes
}

/// Evidence that falls due within a month, but for what is made every day.
view side_evidence "evidence that falls due within 30 days" {
  heading "Evidence due within 30 days"
  rows    e in evidence
  where   e.frequency.every >= 1 week and min(e.coming.end) <= as_of + 30 days
  column  "evidence" e
  column  "due" "due {min(e.coming.end)}"
  column  "owner" "{e.owner}"
  column  "control" those c in e.proves where c.active
}

/// What is accepted, until when; and what was, until it ended.
view side_exceptions "exceptions in force, and ended" {
  heading "Exceptions"
  rows    x in exception
  where   x.expires >= as_of
  column  "when" "in force"
  column  "exception" x
  column  "rule" x.rule
  column  "until" "until {x.expires}"
  column  "about" x.on
  rows    x in exception
  where   not x.expires >= as_of
  column  "when" "ended, or without an end"
  column  "ended" x
  column  "rule" x.rule
  column  "until" x.expires
  column  "about" x.on
}

/// The status bar: a line for each programme, and the day that the files are judged by.
view status_bar "how far each programme is covered" {
  let     criteria = (those e in engagement where e.program == soc2).owed
  let     relevant = those s in system where s.financially_relevant
  line    "SOC 2"
          "{count(those t in criteria where exists t.answered_by)}/{count(criteria)}"
            if exists criteria
  line    "SOX"
          "{count(relevant)} system" if organization.icfr_in_view and count(relevant) == 1,
          "{count(relevant)} systems" if organization.icfr_in_view
  line    "as of" "{as_of}"
}
