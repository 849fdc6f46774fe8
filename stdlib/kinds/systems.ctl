// What runs, what flows between it, and who supplies it.

/// What a system does for the books. Having one makes it a financial root (FR1).
enum financial_role {
  general_ledger "general ledger",
  consolidation,
  subledger,
  billing,
  revenue_recognition "revenue recognition",
  order_management "order management",
  payroll,
  procurement,
  treasury,
  expense,
  fixed_assets "fixed assets",
  inventory,
  equity,
  tax,
  financial_reporting "financial reporting",
  spreadsheet
}

/// What a tool does for the systems it supports.
enum support_task {
  logging,
  monitoring,
  backup,
  vulnerability_scan,
  endpoint,
  ticketing,
  customer_support
}

/// How sensitive the data in a system is.
enum classification { public_data < internal < confidential < restricted }

/// Why a system is financially relevant. FR1 direct, FR2 feeder, FR3 host, FR4 identity, FR5 change tool, FR6 source of
/// a report that a key control relies on.
enum fr_class { FR1, FR2, FR3, FR4, FR5, FR6 }

/// Why a system is in the SOC 2 boundary of a service. S2a component, S2b customer data, S2c host, S2d identity, S2e
/// change tool, S2f supporting tool.
enum s2_class { S2a, S2b, S2c, S2d, S2e, S2f }

/// A kind of data that flows between systems.
kind data reference {
  /// Whether figures in the books are made of it (FR2).
  financial: bool
  /// The services whose customers entrust it (S2b).
  customers_of: [service] inverse customer_data
  /// Whether it is about people.
  personal: bool
  /// Whether a contract calls it confidential.
  confidential: bool
}

/// An application, service, data store or tool that the organisation runs or buys.
kind system {
  /// Who answers for it.
  owner: person | team | role required inverse owns_systems
  /// The vendor that operates it, if it is bought.
  vendor: vendor inverse systems reads "is run by {it}"
  /// What it does for the books. Having one makes it a financial root.
  financial_role: financial_role reads "has the financial role {it}"
  /// Why it cannot affect the books, where nothing else decides that.
  not_financial: text
  /// How sensitive the data in it is.
  classification: classification
  /// The business processes that it serves.
  processes: [process] inverse systems reads "serves {it}"
  /// The data that it keeps.
  stores: [data] inverse stored_in reads "stores {it}" inverse_reads "is stored in {it}"
  /// The services that it is a component of. This is what puts it in a SOC 2 boundary (S2a).
  serves: [service] inverse components reads "is a component of {it}" inverse_reads "has the component {it}"
  /// The host, platform or cloud account that it runs on (FR3, S2c).
  runs_on: [system] inverse hosts reads "runs on {it}" inverse_reads "hosts {it}"
  /// The identity provider by which people sign in to it (FR4, S2d).
  signs_in_with: [system] inverse authenticates reads "signs in with {it}" inverse_reads "signs people in to {it}"
  /// The pipeline or repository through which it is changed (FR5, S2e).
  deployed_by: [system] inverse deploys reads "is deployed by {it}" inverse_reads "deploys {it}"
  /// The systems for which it does a supporting task (S2f).
  supports: [system] inverse supported_by reads "does {edge.with} for {it}" inverse_reads "is supported by {it}"
    as support(tool, system) {
      /// Which tasks.
      with: [support_task] required
    }
  /// The systems that receive data from it.
  feeds: [system] inverse fed_by reads "feeds {it} with {edge.carries}" inverse_reads "is fed by {it}"
    as flow(from, to) {
      /// What flows.
      carries: [data] required
      /// Whether the receiver is the user entity itself: the data leaves the organisation's hands there.
      handed_to_customer: bool
      /// The control that anonymises, aggregates or tokenises customer data on the way.
      redacted_by: [control] inverse redacts
      /// The control said to prove this flow complete and accurate, so that its source need not be in scope.
      assured_by: [control] inverse assures as assurance(flow, control)
    }
  /// Programmes that it is declared out of, each with a reason. What inference finds overrules it.
  excluded_from: [program] as exclusion(system, program) {
    /// Why.
    reason: text required
  }
  /// Whether it was built, replaced or converted in this period: program development is then owed too.
  rebuilt: bool
  /// Whether it is used in production. Sandboxes and plans are not.
  production: bool default yes
  /// The paths of its source and configuration in this repository: `infra/billing/**`.
  source: [text]
}

/// How a description treats a subservice organisation: its controls left out, with what is assumed of them named, or
/// described and tested with ours (dc:DC7).
enum subservice_method { carve_out "carve-out", inclusive }

/// Somebody outside who provides a system or a service.
kind vendor {
  /// Who answers for the relation.
  owner: person | role
  /// How much depends on it.
  criticality: level
  /// Whether its controls are needed, with ours, to meet commitments: then it is a subservice organisation.
  subservice: bool
  /// How descriptions treat it, where it is a subservice organisation.
  method: subservice_method default carve_out
  /// When its risk was last assessed.
  assessed: date
}

/// What the organisation assumes that a subservice organisation does: a complementary subservice organisation control
/// (dc:DC7).
kind subservice_control {
  /// Of whom.
  expected_of: [vendor] required inverse expected_controls
  /// What it does.
  statement: text required
  /// The criteria that are met only together with it.
  completes: [clause] inverse completed_by_vendors
  /// The controls of ours that look whether it does.
  monitored_by: [control] inverse monitors
}
