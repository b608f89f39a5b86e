"""Every problem code with its explanation: what is wrong, why it matters, wrong and right."""
