// Personal information that leaves: to whom it may go, the record of where it went, what third parties owe,
// and what happens when it goes astray.

/// For every transfer of personal information to somebody outside, processors, partners, authorities and
/// group companies alike. Its register is the source for requests and breach notices.
///
/// Still to fill in: `id`, `owner` (privacy lead), `performed_by`, `applies_to`, and as evidence the
/// approvals and the register, agreed with data flows.
template control authorised_disclosure "Disclosure of personal information to others" {
  family      disclosure_control
  nature      manual
  timing      preventive
  frequency   each_request
  due         5 days
  approvals   1
  every_item  yes

  objective """
    Personal information goes to others only for a purpose people were told and, where needed, agreed to,
    under a contract or a law; and for each person it can be said what went where, when and why.
  """
  what_could_go_wrong """
    A partner gets a list by mail because it was asked for nicely. An authority gets more than its order
    covers. When people ask where their data is, nobody knows.
  """
  trigger """
    A new or changed transfer, or a single request for disclosure. The population is the list of outgoing
    interfaces with personal data, the mail gateway's report of attachments with personal data, and the
    orders received by Legal.
  """
  threshold """
    Every transfer; standing ones approved once and re-approved each 12 months, single ones each time.
  """
  procedure """
    1. The owner of the data states receiver, purpose, ground, fields, people concerned, place, contract.
    2. The privacy lead compares with notice and consent, narrows the fields, examines transfers abroad, and
       approves or refuses; orders of authorities are answered by counsel alone.
    3. The engineer or clerk sends by an encrypted channel to the approved address.
    4. The register takes person or group, receiver, date, fields, purpose, approval; standing transfers
       write it by themselves.
    5. Each month the privacy analyst agrees outgoing interfaces, gateway report and orders with the
       register.
  """
  exceptions """
    A transfer without approval stops within 4 hours and is entered in the register of unauthorised
    disclosures; return or deletion is demanded within 1 business day. A standing transfer past its 12
    months ends after 10 business days. Gaps of the register are filled from logs back to the last month
    that agreed.
  """
  competence """
    The privacy lead knows the grounds and the law of the places concerned, and earns nothing by the
    transfer.
  """
  satisfies  tsc:P6.1 { purpose "Disclosure happens with consent or ground, for stated purposes." },
             tsc:P6.2 { purpose "A complete record of authorised disclosures is made and kept." },
             tsc:P6.7 { purpose "The register can answer people who ask to whom their data went." },
             tsc:CC6.7 { purpose "Personal data leaves by approved, encrypted channels only." }
  test_of_design """
    Take one interface and one order of an authority through approval to register. Mail a marked list
    outside in an announced test.
  """
  test_of_operation """
    Build the population from interfaces, gateway and orders of 2 months. Select 25: approval before, fields
    as approved, entry in the register.
  """
}

/// For every time that personal information went where it should not, large or small, with or without duty
/// to notify.
///
/// Still to fill in: `id`, `owner`, `performed_by`, and as evidence the register with reasons for notifying
/// or not, or a dated nil statement by quarter.
template control unauthorised_disclosure_register "Register of unauthorised disclosures" {
  family      disclosure_control
  nature      manual
  timing      detective
  frequency   each_event
  due         2 days
  every_item  yes

  objective """
    Each unauthorised disclosure of personal information, suspected ones included, is on record with facts,
    effect and decision, within 2 business days of discovery.
  """
  what_could_go_wrong """
    The wrong attachment is apologised for and forgotten. The tenth one has the same cause, and the
    authority asks for the list that the law requires.
  """
  trigger """
    An incident, complaint, returned mail, vendor's notice or a staff member's own report. The population is
    the incident register, support tickets tagged privacy and vendors' notices.
  """
  threshold  "Every event; no minimum number of people."
  review_criteria """
    The privacy lead asks whether every event in the sources is on the register, in time, with a judgement of
    risk that the facts support. An exception is an event that was entered late or not at all, a decision
    without its reason, or a cause without an owner and a date.
  """
  procedure """
    1. Whoever notices reports to the privacy mailbox on the same day; nobody is blamed for reporting.
    2. The privacy analyst enters within 2 business days: when, how found, people, fields, receiver, cause,
       containment, protected by encryption or not.
    3. The privacy lead judges risk to people by the written scale and passes events that could need notice
       to `breach_notification` within 24 hours of discovery.
    4. The owner of the process removes the cause with a date; the analyst follows it.
    5. Each month the analyst agrees the register with incidents, tickets and vendors' notices, and reports
       kinds and causes to the privacy lead and each quarter to the executive committee.
  """
  exceptions """
    An event found that was not registered is entered with both dates, and judged within 1 business day; the
    source it came from is read for 6 months. A cause that returns within 90 days goes to the executive of
    the area with a measure in 10 business days.
  """
  competence  "The privacy lead judges risk without regard to reputation and may overrule the owner."
  satisfies tsc:P6.3 {
              purpose  "Unauthorised disclosures are recorded completely and within 2 days."
            },
            tsc:CC7.3 {
              purpose  "Events with personal data are evaluated as such."
            },
            tsc:P6.7 {
              purpose  "People can be told about disclosures that were not intended."
            }
  test_of_design  "Send a test report of a wrong attachment and follow it to the decision."
  test_of_operation """
    Agree register with the three sources for 2 quarters. Inspect 15 events, or all if fewer: days, facts,
    reason for the decision, cause removed.
  """
}

/// For processors and others who get personal information: before the first record, and each year. The
/// breach duty is tried out and not only agreed.
///
/// Still to fill in: `id`, `owner`, `performed_by`, the list of third parties in `uses_report_from`, and as
/// evidence assessments, contracts with privacy terms and the result of the contact test.
template control third_party_privacy_assessment "Privacy of third parties" {
  family        third_party_privacy
  nature        manual
  timing        preventive
  frequency     annual
  due           45 days
  entity_level  yes
  every_item    yes

  objective """
    Each third party with personal information has promised, and shown, that it protects it as we promised,
    uses it only for us, and tells us of a breach within 48 hours.
  """
  what_could_go_wrong """
    The processor uses the data for its own product, passes it to a sub-processor nobody knows, or keeps
    silent about a breach. People hold us to our notice.
  """
  trigger """
    A third party that is to get personal information; each year all that have it. The population is the
    receivers in the disclosure register.
  """
  threshold """
    Every receiver; terms complete; report, certificate or own check not older than 12 months; answer to the
    contact test within 24 hours.
  """
  review_criteria """
    An exception is a missing term, evidence too old or with a deviation that touches our data, use for own
    purposes, an unapproved sub-processor or place, a contact that did not answer, or a breach not told
    within 48 hours.
  """
  procedure """
    1. The privacy analyst compares receivers with contracts and with the list of sub-processors published
       to customers.
    2. The analyst reads reports and answers on use, sub-processors, places, deletion, requests, incidents
       of 24 months.
    3. For sensitive data or more than 100,000 people the analyst examines on site or by screen.
    4. The analyst calls each breach contact without warning and notes the time to a person who can act.
    5. The privacy lead rates, sets conditions with dates, or stops the transfer, and has customers told of
       new sub-processors 30 days beforehand.
  """
  exceptions """
    A third party without terms gets no new data from that day. A condition past its date stops the transfer
    after 10 business days unless the General Counsel consents. A breach not told within 48 hours leads to a
    demand for cause within 5 business days and a new assessment. Misuse is treated as an unauthorised
    disclosure back to its beginning.
  """
  competence  "The analyst can read processing terms and reports, and does not buy the service."
  satisfies   tsc:P6.4 { purpose "Third parties' privacy commitments are obtained and assessed." },
              tsc:P6.5 { purpose "The duty to tell us of breaches is agreed and tried out." },
              tsc:CC9.2 { purpose "Risk from those who process personal data is managed." },
              tsc:P6.1 { purpose "Receivers use personal data only as people were told." }
  test_of_design """
    Take the receiver with most people and go through terms, evidence and contact. Call one contact
    yourself.
  """
  test_of_operation """
    Agree receivers with the register. Select 10, those with sensitive data first: dates, terms, evidence,
    contact test, conditions to their ends.
  """
}

/// For breaches of personal information. The incident process contains; this control counts the hours and
/// tells.
///
/// Still to fill in: `id`, `owner` (General Counsel), `performed_by`, the table of deadlines by law and
/// contract, and as evidence decision, texts, receipts, or a dated nil statement by quarter.
template control breach_notification "Notice of breaches to people and authorities" {
  family      breach_notification
  nature      manual
  timing      corrective
  frequency   each_event
  due         3 days
  every_item  yes

  objective """
    After a breach, authorities are told within 72 hours of awareness, customers within the hours of their
    contracts, and the people affected without needing to ask, in words that help them; or a written reason
    says why not.
  """
  what_could_go_wrong """
    The facts are not complete, so nobody is told. After three weeks a newspaper tells it, and people could
    have changed their passwords on the second day.
  """
  trigger """
    An event from the register of unauthorised disclosures, or an incident, that may be a breach. The
    population is both registers; a quarter without any needs a dated nil statement.
  """
  threshold """
    Every such event: decision within 24 hours of awareness, authority 72 hours, customers by contract (48
    hours where silent), people within 10 days at high risk; shorter where the table says so.
  """
  procedure """
    1. The incident lead tells privacy lead and General Counsel within 1 hour after personal data is
       suspected; the hour of awareness is written down.
    2. The privacy lead establishes people, fields, places, receivers and likely harm; what is not known is
       said to be so.
    3. The General Counsel decides by the table for each place and contract whom to tell, and records the
       reason.
    4. Counsel sends notices from prepared texts: what happened, what data, what we do, what you can do,
       whom to call; later facts follow in updates every 5 business days.
    5. Support answers from a prepared list, and counts questions.
    6. The General Counsel confirms receipts, and closes after cause and promises in the notice are done; a
       rehearsal is held each year.
  """
  exceptions """
    A missed hour is told with its reason, and the General Counsel reports it to the board within 5 business
    days. People who could not be reached are told by a public notice within 10 days. A notice found wrong
    is corrected within 1 business day. A decision not to tell is read by outside counsel within 5 business
    days if more than 500 people are concerned.
  """
  competence  "General Counsel and deputy know the table and may tell without further consent."
  satisfies tsc:P6.6 {
              purpose  "Affected people and regulators are notified within stated hours."
            },
            tsc:CC7.4 {
              purpose  "Communication is part of the response to incidents."
            },
            tsc:CC2.3 {
              purpose  "Customers hear of breaches from us, by contract."
            }
  test_of_design  "Rehearse with a breach on a Friday evening in three countries, and count hours."
  test_of_operation """
    Inspect every event of the period: awareness, decision, notices with receipts against the table. Without
    events: nil statements, and the year's rehearsal with its actions.
  """
}

/// For complaints, inquiries and disputes about personal information, and for the yearly look at whether
/// the privacy controls together keep the promise.
///
/// Still to fill in: `id`, `owner` (privacy lead), `performed_by`, and as evidence the complaint register
/// and the quarterly report with actions.
template control privacy_complaints "Privacy complaints and monitoring" {
  family        privacy_monitoring
  nature        manual
  timing        detective
  frequency     quarterly
  due           20 days
  entity_level  yes
  every_item    yes

  objective """
    Everybody who complains about the handling of their data gets a reasoned answer within 30 days, what is
    wrong is put right for all concerned, and departures from the notice are found before somebody
    complains.
  """
  what_could_go_wrong """
    Complaints are answered one by one with kind words. The same fault hits a thousand others who do not
    write, and the authority is the first to see the pattern.
  """
  threshold """
    Every complaint: confirmed in 3 business days, answered in 30 days; two with one cause in a quarter are
    a pattern; every privacy control's result is read.
  """
  review_criteria """
    The approver asks whether the answer meets the complaint, whether others are hit by the same cause, and
    whether the notice says what is done. An exception is a complaint past its time, an answer by somebody
    who was part of the matter, or a pattern without an action.
  """
  procedure """
    1. Support and the privacy mailbox register complaints on the day with subject and wish; notice and site
       say how to complain and to which authority.
    2. The privacy analyst investigates with the owner of the process, and drafts answer and remedy;
       somebody who was not part of the matter approves.
    3. The analyst looks for others hit by the same cause and has the remedy applied to them.
    4. Each quarter the privacy lead reads complaints, requests, disclosures, consents refused, and the
       results of the privacy controls together, and names patterns and departures from the notice.
    5. The executive committee decides on actions with dates; the next report begins with them.
  """
  exceptions """
    A complaint past 30 days goes to the General Counsel with a reason, and the person is told the new date.
    A second complaint after an answer is decided by somebody else within 10 business days. A departure from
    the notice is ended, or the notice is changed and people asked, within 30 days. A letter from an
    authority is with the General Counsel within 4 hours.
  """
  competence """
    The approver can overrule the owner of the process and award a remedy up to the limit in the delegation
    table.
  """
  satisfies tsc:P8.1 {
              purpose  "Complaints are resolved, and adherence to commitments is watched."
            },
            tsc:CC4.1 {
              purpose  "Privacy controls are evaluated together each quarter."
            },
            tsc:CC2.3 {
              purpose  "People outside have a way to complain, and get an answer."
            }
  test_of_design """
    Complain as a test person about a message sent against your choice, and see who else is looked for.
  """
  test_of_operation """
    Inspect 2 quarters: register agreed with mailbox and tickets, 15 complaints, or all if fewer, with days,
    approval and others found; reports with actions to their ends.
  """
}
