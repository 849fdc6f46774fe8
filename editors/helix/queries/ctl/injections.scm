; Notes such as TODO inside comments.
([(comment) (doc_comment)] @injection.content
  (#set! injection.language "comment"))
