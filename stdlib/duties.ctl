// Who holds which duties where, and which control offsets a conflict of them: domain logic section 5, as derived facts.
//
// A duty is held through any nesting of teams and roles. What is held on a process is held on the systems that serve
// it, and a pair that concerns a finance process is judged over the whole process, whatever its systems.

extend kind team {
  /// The grants that everyone in it holds.
  holds: [grant] inverse held_through = self.member_of*.grants
}

extend kind role {
  /// The grants that everyone who holds it holds.
  holds: [grant] inverse held_through = self.member_of*.grants
}

extend kind process {
  /// Whether figures of the books are made in it.
  financially_relevant: bool = exists a in self.accounts where a.significant
    or exists s in self.systems where s.financially_relevant
}

extend kind system {
  /// The active controls by which no change reaches production unless somebody else has read it, enforced by machine.
  peer_review: [control] = those c in self.controls
    where c.active
      and c.family == change_management
      and c.nature == automated
      and c.timing == preventive
}

extend kind grant {
  /// Where its duties are held: what it names, and the systems that serve the processes among these.
  held_on: [system | process] inverse reached_by = [self.on, self.on.systems]
  /// The same the other way round: what it names, and the processes that the systems among these serve.
  touches: [system | process] = [self.on, self.on.processes]
}

extend kind control {
  /// Who performs it or looks at what was performed, down to persons and to roles and teams that nobody is in.
  hands: [person | team | role] = those x in [self.performed_by, self.reviewed_by].includes*
    where not exists x.includes
  /// What it lacks to find everything that people do, whatever conflict it is to offset.
  detection_gaps: [text] = [
    "it is not in use" if not self.active,
    "nobody is named who performs it"
      if not exists x in self.performed_by.includes* where not exists x.includes,
    "it is not detective" if not self.timing == detective,
    "it is not said to look at every item" if not self.every_item,
    "it has no threshold" if not exists self.threshold,
    "it keeps no evidence" if not exists self.evidence,
    "nothing says what happens with what it finds" if not exists self.exceptions
  ]
}

extend kind compensation {
  /// Where it offsets the conflict: what it names, and the systems that serve the processes among these.
  covers: [system | process] = [self.on, self.on.systems]
  /// Whom it watches, down to persons and to roles and teams that nobody is in.
  watched: [person | team | role] = those x in self.people.includes* where not exists x.includes
  /// Whether anybody whom it watches holds both duties where it applies, and nothing else that holds offsets that.
  needed: bool = exists x in self.watched
    where exists g in x.holds
      where (exists d in g.duties where d in self.conflict.first)
        and exists h in x.holds
          where (exists d in h.duties where d in self.conflict.second)
            and exists o in self.covers
              where o in [g.held_on, g.touches]
                and o in [h.held_on, h.touches]
                and not exists n in compensation
                  where n.conflict == self.conflict
                    and x in n.watched
                    and o in n.covers
                    and not exists n.failing
  /// Who performs it, likewise.
  performers: [person | team | role] = those x in self.control.performed_by.includes*
    where not exists x.includes
  /// The performers who are watched themselves.
  watching_themselves: [person | team | role] = those x in self.performers where x in self.watched
  /// The other performers who hold one of the duties where it is offset.
  performing_with_duty: [person | team | role] = those x in self.performers
    where not x in self.watched
      and exists g in x.holds
        where (exists o in g.held_on where o in self.covers)
          and exists d in g.duties where d in [self.conflict.first, self.conflict.second]
  /// Those of the watched who can change the system that keeps the log.
  editing_the_log: [person | team | role] = those x in self.watched
    where exists g in x.holds
      where self.log_in in g.held_on and exists d in g.duties where d.changes
  /// Why those who perform it do not stand apart from those it watches.
  dependence: [text] = [
    "one of those it watches performs it" if exists self.watching_themselves,
    "its performer holds one of the two duties" if exists self.performing_with_duty,
    "one of those it watches can change the log it reads" if exists self.editing_the_log
  ]
  /// What it lacks for this conflict.
  gaps: [text] = [
    "no system is named that keeps the log it reads" if not exists self.log_in,
    "nothing says how often it runs, and the books need it every month"
      if (exists o in self.on where o.financially_relevant) and not exists self.control.frequency,
    "it runs less often than once a month, and the books need it every month"
      if (exists o in self.on where o.financially_relevant)
        and exists self.control.frequency
        and self.control.frequency.every > 1 month,
    "it is not said to run before the close"
      if not self.control.before_close
        and (exists f in self.control.frequency where exists f.every)
        and exists o in self.on where o.financially_relevant,
    "it has ended and was not approved anew" if self.expires < as_of
  ]
  /// What it lacks to find everything that the conflict makes possible, in time.
  weakness: [text] = [self.control.detection_gaps, self.gaps]
  /// Why it does not offset the conflict; none: it does.
  failing: [text] = [self.dependence, self.weakness]
}
