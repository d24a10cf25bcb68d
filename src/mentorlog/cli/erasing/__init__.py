"""What is held of somebody, and erasing it for good."""
