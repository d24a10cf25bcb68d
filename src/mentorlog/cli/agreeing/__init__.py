"""What is begun, agreed, aimed at, promised, said and worried about."""
