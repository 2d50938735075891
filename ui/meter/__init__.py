"""How a text fills a platform's field: its count beside the limit, what it costs, what helps."""
