"""What only looks at the record."""
