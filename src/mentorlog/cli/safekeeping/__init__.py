"""What keeps a journal from being lost: copies, bringing one back, and looking after it."""
