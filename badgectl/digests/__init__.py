"""One message about what is new, in the forms that chats take."""
