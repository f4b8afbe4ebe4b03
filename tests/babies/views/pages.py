"""What a page says."""


def words_of(response):
    """Its source with all white space as one space."""
    return " ".join(response.content.decode().split())


def messages_of(response):
    """Its messages, each with the address of its Undo."""
    return [(str(m), m.extra_tags) for m in response.context["messages"]]
