// Gaps that somebody accepted, for a reason and until a day. The day after, the finding is an error again.

exception payroll_backup "No delegate for the Payroll Manager until September" {
  rule   OWN-08
  on     payroll_approval
  owner  controller
  reason """
    The second payroll specialist starts on 1 September 2026 and is trained by the end of the month. Until then
    the CFO releases no payroll that Ivo Brandt has not prepared; the August run is prepared before his leave.
  """
  approved_by     cfo
  approved        2026-04-02
  expires         2026-09-30
  compensated_by  close_review
}
