/// The four domains of general controls over information technology. No law names them: auditors and companies divide
/// the work so, because every automated control and every report rests on these. If one fails on a system, what the
/// system calculates, restricts or reports can no longer be relied on without further evidence. The Trust Services
/// Criteria ask for the same work under CC6 to CC8 and A1, so one control can usually serve both.
framework itgc "IT general controls" {
  program         sox
  authority       guidance
  edition         "Audit practice, following PCAOB AS 2201.36 and COSO principle 11"
  mistaken_names  "ITGC", "ITGCs", "gitc", "GITC", "itcc", "general_controls", "general controls"

  clause access "Access to programs and data" {
    bears_on  APD
    summary   "Only people with a current need can reach, alter or administer programs and data."
  }
  clause change "Program changes" {
    bears_on  PC
    summary   "Programs and configuration change only when requested, tested, approved, and released by somebody else."
  }
  clause development "Program development" {
    bears_on  PD
    summary   "New systems and conversions are approved, tested by users, and go live with complete and accurate data."
  }
  clause operations "Computer operations" {
    bears_on  CO
    summary   "Jobs, interfaces, backups and incidents are watched, and failures are followed up."
  }
}
