"""DNS questions as values: logic yields them, an edge answers them. See `flow` and `drive`."""
