;;; ctl-mode.el --- Editing Ctl, the policy language  -*- lexical-binding: t; -*-

;; SPDX-License-Identifier: Apache-2.0
;; Version: 0.1.0
;; Package-Requires: ((emacs "28.1"))
;; Keywords: languages
;; URL: https://github.com/ctl-lang/ctl

;;; Commentary:

;; Colours, indentation, an outline (imenu) and, by eglot, the language server `ctl-lsp'.  Which kinds and fields there
;; are is data of packages, so what a word is follows from where it stands, not from lists of names.

;;; Code:

(require 'cl-lib)
(require 'project)

(defgroup ctl nil
  "The policy language Ctl."
  :group 'languages)

(defcustom ctl-indent-offset 2
  "Columns of a step of indentation.  `ctl fmt' writes two."
  :type 'integer
  :safe #'integerp)

(defcustom ctl-server-command '("ctl-lsp")
  "The language server, and what it is started with."
  :type '(repeat string))

(defcustom ctl-as-of nil
  "The day to judge by, as 2026-06-30; without it, today."
  :type '(choice (const :tag "Today" nil) string)
  :safe #'string-or-null-p)

(defconst ctl-mode--item-words '("kind" "extend" "enum" "rule" "template" "test" "view")
  "Words that begin a declaration, other than kinds.")

(defconst ctl-mode--header-words
  '("like" "single" "reference" "within" "inverse" "known_by" "required" "unique" "alias" "default" "reads"
    "inverse_reads" "as" "of")
  "Words in heads and in fields of kinds.")

(defconst ctl-mode--clause-words
  '("severity" "for" "where" "let" "require" "per" "message" "at" "because" "why" "cost" "help" "fix" "cites"
    "as_of" "given" "expect" "heading" "line" "rows" "changes" "column" "class" "mark" "group" "arrow" "link" "grid"
    "side" "top" "cell" "figure" "pages" "concerns" "file" "template" "lens" "hint"
    "findings" "to" "opens" "inherits")
  "Words that begin a line of a rule, a test or a view.")

(defconst ctl-mode--inner-words '("if" "by" "on" "add" "set" "append" "drop" "field")
  "Words inside a line of a rule, a test or a view.")

(defconst ctl-mode--operators '("and" "or" "not" "in" "is" "has" "mentions" "exists" "those")
  "Words of expressions.")

(defvar ctl-mode-syntax-table
  (let ((table (make-syntax-table)))
    (modify-syntax-entry ?/ ". 12" table)
    (modify-syntax-entry ?\n ">" table)
    (modify-syntax-entry ?\" "\"" table)
    (modify-syntax-entry ?\\ "\\" table)
    (modify-syntax-entry ?_ "_" table)
    (modify-syntax-entry ?: "." table)
    (modify-syntax-entry ?. "." table)
    (modify-syntax-entry ?' "." table)
    table)
  "Syntax of Ctl.")

(defun ctl-mode--propertize (start end)
  "Mark text blocks between START and END as strings of their own kind."
  (goto-char start)
  (while (re-search-forward "\"\"\"" end t)
    (let* ((from (match-beginning 0))
           (state (save-excursion (syntax-ppss from))))
      (cond
       ;; Inside a text block: its end.
       ((eq (nth 3 state) t)
        (put-text-property (1- (point)) (point) 'syntax-table (string-to-syntax "|")))
       ;; Neither in a text nor in a comment: its begin.
       ((not (or (nth 3 state) (nth 4 state)))
        (put-text-property from (1+ from) 'syntax-table (string-to-syntax "|"))))
      (syntax-ppss-flush-cache from))))

(defun ctl-mode--body ()
  "The word that begins the declaration around point, and the depth there."
  (let ((braces (nth 9 (syntax-ppss))))
    (cons (and braces
               (save-match-data
                 (save-excursion
                   (goto-char (car braces))
                   (beginning-of-line)
                   ;; The brace may stand below the head.
                   (while (not (or (bobp) (looking-at "[A-Za-z_]")))
                     (forward-line -1))
                   (and (looking-at "\\(?:extend[ \t]+\\)?\\([A-Za-z_][A-Za-z0-9_]*\\)")
                        (match-string-no-properties 1)))))
          (length braces))))

(defun ctl-mode--if-given (face)
  "FACE, if the line that was matched is a record that a test gives."
  (and (equal (save-excursion (goto-char (match-beginning 1)) (ctl-mode--body)) '("test" . 2)) face))

(defun ctl-mode--if-clause (face)
  "FACE, if the line that was matched is a clause of a framework."
  (and (equal (car (save-excursion (goto-char (match-beginning 1)) (ctl-mode--body))) "framework") face))

(defun ctl-mode--word-where (words where limit)
  "Find one of WORDS before LIMIT at a place for which the function WHERE holds."
  (let (found)
    (while (and (not found) (re-search-forward (concat "\\_<" (regexp-opt words t) "\\_>") limit t))
      (setq found (save-match-data
                    (save-excursion
                      (goto-char (match-beginning 0))
                      (and (not (nth 8 (syntax-ppss)))
                           (not (memq (char-before) '(?. ?:)))
                           (not (memq (char-after (match-end 0)) '(?:)))
                           (funcall where (ctl-mode--body)))))))
    found))

(defun ctl-mode--in-rules (body)
  "Whether BODY is that of a rule, a test or a view, outside of what it declares."
  (and (member (car body) '("rule" "test" "view")) (= (cdr body) 1)))

(defun ctl-mode--in-language (body)
  "Whether BODY holds expressions."
  (member (car body) '("rule" "test" "view" "kind")))

(defun ctl-mode--in-head (body)
  "Whether BODY is none, or that of a kind, or what a test gives."
  (or (= (cdr body) 0) (member (car body) '("kind" "test" "rule" "template"))))

(defconst ctl-mode-font-lock-keywords
  (let ((name "[A-Za-z_][A-Za-z0-9_]*"))
    `(;; Declarations.
      (,(concat "^" (regexp-opt ctl-mode--item-words t) "\\_>") 1 font-lock-keyword-face)
      (,(concat "^extend[ \t]+\\(kind\\)[ \t]+\\(" name "\\)")
       (1 font-lock-keyword-face) (2 font-lock-type-face))
      (,(concat "^\\(?:kind\\|enum\\)[ \t]+\\(" name "\\)") 1 font-lock-type-face)
      (,(concat "^view[ \t]+\\(" name "\\)") 1 font-lock-function-name-face)
      (,(concat "^template[ \t]+\\(" name "\\)[ \t]+\\(" name "\\)")
       (1 font-lock-type-face) (2 font-lock-variable-name-face))
      (,(concat "^\\(" name "\\)[ \t]+\\(" name "\\)[ \t]*\\(?:[\"{\n]\\|like\\_>\\)")
       (1 font-lock-type-face) (2 font-lock-variable-name-face))
      ;; Words, where they are words and not names of fields.
      (,(lambda (limit) (ctl-mode--word-where ctl-mode--header-words #'ctl-mode--in-head limit))
       1 font-lock-keyword-face)
      (,(lambda (limit)
          (ctl-mode--word-where (append ctl-mode--clause-words ctl-mode--inner-words) #'ctl-mode--in-rules limit))
       1 font-lock-keyword-face)
      (,(lambda (limit) (ctl-mode--word-where (cons "where" ctl-mode--operators) #'ctl-mode--in-language limit))
       1 font-lock-keyword-face)
      ;; Values.
      ("\\_<\\(?:yes\\|no\\)\\_>" . font-lock-constant-face)
      (,(concat "\\_<[A-Z][A-Z]+-[0-9]+\\_>") . font-lock-constant-face)
      (,(concat "\\_<" name ":[A-Za-z0-9_][-A-Za-z0-9_.]*\\(?:([A-Za-z0-9]+)\\)*") . font-lock-constant-face)
      ("\\_<[0-9]\\{4\\}-[0-9]\\{2\\}-[0-9]\\{2\\}\\_>" . font-lock-constant-face)
      ;; Clauses of a framework.
      (,(concat "^[ \t]+\\(" name "\\)[ \t]+\\([-A-Za-z0-9_.()]+\\)[ \t]+\"")
       (1 (ctl-mode--if-clause font-lock-type-face))
       (2 (ctl-mode--if-clause font-lock-constant-face)))
      ;; Records that a test gives.
      (,(concat "^[ \t]+\\(" name "\\)[ \t]+\\(" name "\\)[ \t]*\\(?:[\"{\n]\\|like\\_>\\)")
       (1 (ctl-mode--if-given font-lock-type-face))
       (2 (ctl-mode--if-given font-lock-variable-name-face)))
      ;; Fields: the first word of a line, or after a brace or a semicolon, that has no colour yet.
      (,(concat "\\(?:^[ \t]+\\|[{;][ \t]*\\)\\(" name "\\)[ \t:(]") 1 font-lock-variable-name-face)))
  "Colours of Ctl.")

(defun ctl-mode--syntactic-face (state)
  "The face of the text or comment that STATE describes."
  (cond
   ((nth 3 state) font-lock-string-face)
   ((save-excursion (goto-char (nth 8 state)) (looking-at "///\\(?:[^/]\\|$\\)")) font-lock-doc-face)
   (t font-lock-comment-face)))

(defun ctl-mode--value-column ()
  "The column of what follows the first word of the line around point."
  (save-excursion
    (back-to-indentation)
    (and (looking-at "[A-Za-z_][A-Za-z0-9_]*[ \t]+[^ \t\n{]")
         (not (equal (car (ctl-mode--body)) "enum"))
         (goto-char (1- (match-end 0)))
         (current-column))))

(defun ctl-mode--hanging-column ()
  "Where a line stands that goes on with the values above it, if it does.
That is below the first of these values, as `ctl fmt' writes it."
  (save-excursion
    (back-to-indentation)
    (let ((depth (car (syntax-ppss))))
      (forward-comment (- (point-max)))
      (when (and (eq (char-before) ?,) (> depth 0))
        (back-to-indentation)
        (cond
         ((looking-at "[]})]") (current-column))
         ((/= (car (syntax-ppss)) depth) nil)
         ((ctl-mode--hanging-column) (current-column))
         (t (ctl-mode--value-column)))))))

(defun ctl-mode--block-column (open)
  "Where the bracket at OPEN closes.
That is below the line that it opens in, or below the value before it where that
is one of several."
  (save-excursion
    (goto-char open)
    (let ((several (save-excursion
                     (condition-case nil
                         (progn (goto-char (scan-lists open 1 0)) (looking-at ","))
                       (scan-error nil)))))
      (back-to-indentation)
      (or (and several (not (ctl-mode--hanging-column)) (ctl-mode--value-column))
          (current-column)))))

(defun ctl-mode-indent-line ()
  "Indent a line by the brackets around it, or below the values above.
Text blocks keep their blanks, and so do lines that go on with an expression."
  (interactive)
  (let* ((start (save-excursion (back-to-indentation) (point)))
         (state (save-excursion (syntax-ppss (line-beginning-position))))
         (open (nth 1 state))
         (column (save-excursion
                   (goto-char start)
                   (cond
                    ((nth 3 state) nil)
                    ((null open) 0)
                    ((looking-at "[]})]") (ctl-mode--block-column open))
                    ((and (looking-at "\\(?:and\\|or\\|if\\|where\\)\\_>")
                          (> (current-column) (+ (ctl-mode--block-column open) ctl-indent-offset)))
                     nil)
                    ((ctl-mode--hanging-column))
                    (t (+ (ctl-mode--block-column open) ctl-indent-offset))))))
    (cond
     ((null column) 'noindent)
     ((<= (point) start) (indent-line-to column))
     (t (save-excursion (indent-line-to column))))))

(defvar ctl-mode-imenu-expression
  (let ((name "[A-Za-z_][A-Za-z0-9_]*"))
    `(("Kinds" ,(concat "^\\(?:kind\\|enum\\)[ \t]+\\(" name "\\)") 1)
      ("Rules" "^rule[ \t]+\\([A-Z]+-[0-9]+\\)" 1)
      ("Views" ,(concat "^view[ \t]+\\(" name "\\)") 1)
      ("Templates" ,(concat "^template[ \t]+" name "[ \t]+\\(" name "\\)") 1)
      ("Tests" "^test[ \t]+\"\\([^\"\n]*\\)\"" 1)
      (nil ,(concat "^\\(?:" name "\\)[ \t]+\\(" name "\\)[ \t]*\\(?:[\"{\n]\\|like\\_>\\)") 1)))
  "What the outline of a file holds.")

;;;###autoload
(define-derived-mode ctl-mode prog-mode "Ctl"
  "Major mode for Ctl, the policy language."
  (setq-local comment-start "// ")
  (setq-local comment-start-skip "//+[ \t]*")
  (setq-local comment-end "")
  (setq-local indent-tabs-mode nil)
  (setq-local indent-line-function #'ctl-mode-indent-line)
  (setq-local syntax-propertize-function #'ctl-mode--propertize)
  (setq-local parse-sexp-lookup-properties t)
  (setq-local electric-indent-chars (append "}])" electric-indent-chars))
  (setq-local imenu-generic-expression ctl-mode-imenu-expression)
  (setq-local font-lock-defaults
              '(ctl-mode-font-lock-keywords
                nil nil nil
                (font-lock-syntactic-face-function . ctl-mode--syntactic-face))))

;;;###autoload
(add-to-list 'auto-mode-alist '("\\.ctl\\'" . ctl-mode))

(defun ctl-mode-server (&rest _)
  "How eglot starts the language server."
  (append ctl-server-command (when ctl-as-of (list :initializationOptions (list :asOf ctl-as-of)))))

(defvar eglot-server-programs)
(with-eval-after-load 'eglot
  (add-to-list 'eglot-server-programs '(ctl-mode . ctl-mode-server)))

;; A package of Ctl is a project, whose folder the server is started in.
(defun ctl-mode-project (folder)
  "The package of Ctl that FOLDER is in."
  (let ((root (locate-dominating-file folder "ctl.toml")))
    (and root (cons 'ctl root))))

(add-hook 'project-find-functions #'ctl-mode-project)

(cl-defmethod project-root ((project (head ctl)))
  "The folder of PROJECT."
  (cdr project))

(provide 'ctl-mode)
;;; ctl-mode.el ends here
