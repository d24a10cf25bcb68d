"""What people do to a record, each within one open transaction: no SQL, no presentation."""
