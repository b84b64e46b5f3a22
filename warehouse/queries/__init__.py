"""Questions asked of a release: one module per subject, one function per question, one SQL literal each."""
