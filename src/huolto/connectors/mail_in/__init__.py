"""Mail that comes in becomes requests and messages, each mail exactly once.

Words: a mailbox is an address of a provider; a received mail is kept before its sender is told that it was taken
(`receiving.receive`), then a job makes something of it (`taking.take`): a request, a message about one, a mail that
waits for somebody's decision (quarantine), or nothing, with a reason. `senders` says who wrote, `threads` what it answers,
`sorting` what it becomes, `deciding` is what an agent says of one that waits. `receiver` (SMTP and LMTP) and `fetching` (IMAP) bring it.
"""
