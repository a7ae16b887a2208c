"""The report of one mail: the value, the quotations in it, shares of the score, and what may leave the house."""
