"""Other formats in and out, one module each; `jsonl` is the exchange format itself."""
