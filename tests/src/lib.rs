//! Helpers of the tests of this workspace.
