"""How good the checkup is: made-up relationships whose truth is known, examined every week."""
