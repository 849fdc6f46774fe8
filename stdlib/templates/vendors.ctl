// Those outside on whom the company depends: before the contract, in it, every year after, and at the end.

/// For every vendor that gets company or customer data, that the service depends on, or that processes
/// figures. Before the contract, and then by criticality.
///
/// Still to fill in: `id`, `owner`, `performed_by` (the owners of the relations), the vendor list in
/// `uses_report_from`, and as evidence the assessments with decisions; keep `assessed` on each vendor up to
/// date.
template control vendor_risk_assessment "Assessment of vendors" {
  family        vendor_management
  nature        manual
  timing        preventive
  frequency     annual
  due           45 days
  every_item    yes
  entity_level  yes

  objective """
    No vendor receives data or becomes necessary before somebody with authority has accepted, knowing the
    facts, the risk that comes with it; and that decision is at most 12 months old.
  """
  what_could_go_wrong """
    A team signs up for a tool and loads customer data into it. The vendor has no security to speak of and a
    sub-vendor in a country that the customers' contracts exclude.
  """
  trigger """
    A new vendor or a new use of one, from purchase requests; each year all vendors of high and medium
    criticality, those of low criticality every second year. The population is accounts payable's list of
    vendors paid in the last 12 months, joined with applications in the identity provider.
  """
  threshold """
    Every vendor on the joined list. High criticality: customer data, figures of the books, or an outage of
    the service within 24 hours of its failure.
  """
  review_criteria """
    The analyst looks for a weakness in access, encryption, change, recovery or sub-vendors that would break
    a promise of ours, for incidents kept silent, and for data in places our contracts exclude. An exception
    is a vendor without assessment, a condition past its date, or a decision below the authority needed.
  """
  procedure """
    1. The owner of the relation states what the vendor does, which data it gets, what fails without it, and
       where it processes.
    2. Procurement rates criticality by the written table; the owner may raise the rating, only the GRC Lead
       may lower it.
    3. The security analyst reads reports, test letters, sub-vendors and incidents of the last 24 months,
       and for vendors in payment or reporting the Controller names the report that is needed.
    4. The analyst rates what remains, proposes conditions, and states whether our own monitoring is enough
       or the vendor's controls are needed to keep our promises.
    5. The system owner accepts, accepts with conditions and dates, or declines; for high criticality the
       CIO decides, and for payment or reporting the CFO.
    6. Each quarter the GRC Lead compares the joined list with the assessments.
  """
  exceptions """
    A vendor found without assessment gets no new data from that day; it is assessed within 10 business
    days, and what it already holds is listed. A condition past its date goes to the CIO and after 30 days
    more to the executive committee. A vendor's incident starts a new assessment within 5 business days.
  """
  competence """
    The analyst can read an attestation report and a list of sub-vendors; deciders hold the authority for
    the damage, not only for the price.
  """
  satisfies tsc:CC9.2 {
              purpose  "Vendor risk is assessed before the relation and every year in it."
            },
            tsc:CC3.2 {
              purpose  "Risks that come through third parties are in the company's analysis."
            },
            tsc:P6.4 {
              purpose  "A vendor that is to get personal data is examined first."
            },
            coso:P7 {
              purpose  "Risks from outside the entity are identified and analysed."
            }
  test_of_design """
    Pick three payments to vendors and two applications, and look for their assessments. Read one declined
    vendor.
  """
  test_of_operation """
    Build the joined list for the period and compare. Select 15 vendors, all of high criticality up to 10
    among them: age of assessment, facts read, decision by authority, conditions to their ends.
  """
}

/// For vendors on whose controls the company relies: SOC 1 for those that process figures, SOC 2 for those
/// in the service. A report that was filed unread proves nothing.
///
/// Still to fill in: `id`, `owner`, `performed_by` (for SOC 1 somebody from Finance), `applies_to` (the
/// systems that the vendors run), and as evidence one review record for each report, with the mapping of
/// each user entity control.
template control vendor_report_review "Review of vendors' attestation reports" {
  family      vendor_report_review
  nature      manual
  timing      detective
  frequency   annual
  due         45 days
  every_item  yes

  objective """
    For each vendor relied on, somebody competent has read a report that covers the right service and the
    right months, and has settled every deviation and every control that the vendor expects of us.
  """
  what_could_go_wrong """
    The vendor's report excludes the module in use, ends in March, or has a qualified opinion on access. The
    company goes on relying on it, and the control that the vendor left to its customers is done by nobody.
  """
  threshold """
    Every vendor on the reliance list; every deviation and every complementary user entity control in its
    report; every day of our own period up to the year end.
  """
  review_criteria """
    An exception is a report of another type than needed (Type 1, or SOC 2 for processing of figures), an
    opinion that is not unqualified, a service or location in use that is not covered, a deviation that
    touches what we rely on, an expected control without one of ours, a carved-out sub-vendor without a
    report, or days not covered by report or letter.
  """
  procedure """
    1. The GRC Lead keeps the reliance list with vendor, systems, type of report needed and date expected,
       and obtains each report within 30 days after its issue.
    2. The reviewer records type, period, auditor, opinion, services, locations, and sub-vendors with
       method.
    3. The reviewer writes for each deviation whether it touches controls we rely on, and what of ours makes
       up for it.
    4. The reviewer names for each complementary user entity control the control of ours that answers it, or
       the reason why it does not concern us; its owner confirms.
    5. For the months after the report the reviewer obtains a bridge letter of at most 3 months and states
       what we looked at ourselves: incidents, changes, reconciliations.
    6. The system owner signs the conclusion (rely, rely with these measures, do not rely); for SOC 1 the
       Controller signs.
  """
  exceptions """
    Without a usable report the system owner has the vendor's controls tested directly, or covers the risk
    with own controls, within 60 days and before year end; the Controller informs the external auditor for
    SOC 1. An expected control that nobody did is started within 10 business days, and what could have gone
    wrong meanwhile is examined back to the start of the period. Reports unread 30 days after receipt go to
    the CFO or CIO.
  """
  competence """
    The reviewer has been trained to read SOC reports, knows how the vendor's service is used, and for SOC 1
    which accounts depend on it.
  """
  satisfies tsc:CC9.2 {
              purpose  "Vendors' controls are monitored by reading what was tested."
            },
            tsc:CC4.1 {
              purpose  "Evaluations by others are read for what they mean here."
            },
            sox:404(a) {
              purpose  "Outsourced processing of figures is covered by a report for the period."
            },
            coso:P16 {
              purpose  "Monitoring extends to controls that others perform for the entity."
            }
  test_of_design """
    Take one SOC 1 and trace 3 expected controls to ours, the service description to our contract, and the
    period to our year.
  """
  test_of_operation """
    Agree the reliance list with systems run by vendors. Inspect all reviews of vendors relevant to figures
    and 5 others: coverage, deviations, mapping confirmed by owners, bridge, signature dated before year
    end.
  """
}

/// For contracts with vendors that get confidential or personal data, or on which the service depends. What
/// is not in the contract cannot be asked for later.
///
/// Still to fill in: `id`, `owner` (legal), `performed_by`, the list of required terms, and as evidence the
/// checklist by contract.
template control vendor_contract_terms "Security and privacy terms in contracts" {
  family        vendor_contracts
  nature        manual
  timing        preventive
  frequency     each_event
  due           5 days
  entity_level  yes

  objective """
    Every vendor with our data is bound in writing to protect it, to tell us about breaches within 48 hours,
    to let us check, and to give back or destroy it at the end.
  """
  what_could_go_wrong """
    The vendor has a breach and tells its customers when its lawyers are ready, six weeks later. The
    company's own deadline towards customers and authorities has passed.
  """
  trigger """
    A vendor contract, order or renewal sent for signature. The population is the contract register, agreed
    with new vendors in accounts payable each quarter.
  """
  threshold """
    All required terms: purpose, confidentiality, security measures, breach notice within 48 hours,
    sub-vendors only with consent, place of processing, audit or report, help with requests of data
    subjects, return or destruction within 30 days, service levels. A missing term needs an approved
    deviation.
  """
  procedure """
    1. The owner of the relation sends draft, assessment and kinds of data to legal counsel.
    2. Legal counsel compares the draft with the required terms and negotiates what is missing.
    3. For a term that cannot be had, the owner proposes what replaces it; the General Counsel approves, for
       customer data together with the IT Security Lead.
    4. Legal counsel files contract and checklist; the signatory signs only with the checklist attached.
    5. Legal counsel enters dates (renewal, notice, report due) in the register, which reminds the owner 60
       days before.
  """
  exceptions """
    A contract signed without checklist is reviewed within 10 business days; the owner asks the vendor for
    an addendum and sends no new data until it is signed or the General Counsel has approved the gap. A
    vendor that broke its breach notice term is warned in writing within 5 business days and assessed anew.
    Deviations are presented to the executive committee every 6 months.
  """
  competence """
    Legal counsel knows the commitments to customers and the privacy law of the places concerned.
  """
  satisfies tsc:CC9.2 {
              purpose  "Vendors take on obligations that match our own commitments."
            },
            tsc:CC2.3 {
              purpose  "Duties towards outside parties are written and agreed."
            },
            tsc:P6.5 {
              purpose  "Third parties are bound to tell us about breaches, within 48 hours."
            },
            tsc:C1.1 {
              purpose  "Confidentiality goes with the data to those who receive it."
            }
  test_of_design """
    Compare the required terms with three commitments to customers. Read one deviation and ask what replaces
    the term.
  """
  test_of_operation """
    Agree the register with new vendors for 2 quarters. Select 10 contracts, or all if fewer: all terms or
    approved deviation, checklist dated before signature.
  """
}

/// For vendors that held data, access or a part of the service. The end is when nobody cares any more, so
/// it has a list.
///
/// Still to fill in: `id`, `owner`, `performed_by`, and as evidence the exit checklist with the vendor's
/// deletion statement.
template control vendor_exit "End of a vendor relation" {
  family     vendor_management
  nature     manual
  timing     preventive
  frequency  each_event
  due        30 days

  objective """
    Thirty days after a relation ended, the vendor has neither our data nor access, and what we need from it
    is in our hands.
  """
  what_could_go_wrong """
    A former vendor keeps customer data on a forgotten server and its support account in our cloud. The
    breach of that vendor a year later is our breach.
  """
  trigger """
    Notice, expiry or last payment of a vendor contract. The population is the contract register's list of
    ended relations, agreed with vendors not paid for 6 months.
  """
  procedure """
    1. The owner of the relation opens the exit checklist on the day notice is given: data held, accounts,
       keys, connections, devices, records to keep, successor.
    2. The owner fetches data and records that must be kept and confirms that they can be read.
    3. An administrator closes the vendor's accounts, keys, network paths and interfaces on the last day,
       and the identity provider's application.
    4. The vendor confirms in writing within 30 days that all copies, those of its sub-vendors included, are
       destroyed, and when backups follow.
    5. The GRC Lead compares the checklist with inventory and data flows, takes the vendor out of them, and
       closes it.
  """
  exceptions """
    Access still open after the last day is closed within 4 hours, and its use since then is read; unknown
    use is an incident. Without a deletion statement after 30 days legal counsel sends a formal demand,
    after 60 the General Counsel decides on further steps, and the data counts as held by a third party in
    every register meanwhile.
  """
  satisfies  tsc:CC9.2 { purpose "Relations are ended in a way that leaves nothing behind." },
             tsc:C1.2 { purpose "Confidential information at vendors is destroyed and confirmed." },
             tsc:CC6.2 { purpose "Accounts of outside parties end with the contract." }
  test_of_design """
    Take one ended vendor and search identity provider, firewall rules and data flows for its name.
  """
  test_of_operation """
    Agree ended relations with the register. Inspect all if 10 or fewer, otherwise 10: closure on the last
    day by log, deletion statement, register updated.
  """
}
