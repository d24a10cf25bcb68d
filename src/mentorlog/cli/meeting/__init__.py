"""What happened in a session: `meet`, its questions and its form; and the next one's agenda."""
