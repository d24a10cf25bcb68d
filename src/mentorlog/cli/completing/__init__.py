"""What a shell offers at Tab: how it asks, what is asked for, and what can stand there."""
