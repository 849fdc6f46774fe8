; Other languages inside Ctl. Texts are prose, and what a doc comment says `ctl explain` and hovers show as Markdown.
((doc_comment) @injection.content
  (#set! injection.language "markdown")
  (#offset! @injection.content 0 3 0 0))

((comment) @injection.content
  (#set! injection.language "comment"))
