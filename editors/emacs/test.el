;;; test.el --- eglot with the real server, and what ctl-mode colours  -*- lexical-binding: t; -*-

;;; Commentary:

;; In batch mode, in a package with one mistake.  The configuration is that of the README; .ci/editors.py writes both and
;; starts this.  Whatever is not as told ends it with an error.

;;; Code:

(require 'cl-lib)
(require 'eglot)
(require 'flymake)
(require 'imenu)

;; eglot-ensure connects when a command has ended, and in batch mode there is none.
(setq eglot-sync-connect 60
      eglot-autoshutdown t)

(defun test-wait (what condition)
  "Wait until CONDITION holds; WHAT says for what."
  (let ((end (+ (float-time) 60)) found)
    (while (and (not (setq found (funcall condition))) (< (float-time) end))
      (accept-process-output nil 0.05))
    (or found (error "Waited in vain for %s" what))))

(defun test-tell ()
  "Tell the server of changes: Emacs does when idle, and in batch it never is."
  (eglot--signal-textDocument/didChange))

(defun test-face (text)
  "The face of the place where TEXT first stands."
  (save-excursion
    (goto-char (point-min))
    (search-forward text)
    (get-text-property (match-beginning 0) 'face)))

(defun test-go (text)
  "Go to TEXT."
  (goto-char (point-min))
  (search-forward text)
  (goto-char (match-beginning 0)))

(defvar test-package default-directory)
(find-file "systems/billing.ctl")
(cl-assert (eq major-mode 'ctl-mode))
(cl-assert (memq #'eglot-ensure ctl-mode-hook))
(apply #'eglot--connect (eglot--guess-contact))
(test-wait "the server" #'eglot-current-server)
(cl-assert (file-equal-p (project-root (eglot--project (eglot-current-server))) test-package))
(eglot--maybe-activate-editing-mode)
(message "attached, in the folder of the manifest")

(let ((found (test-wait "diagnostics"
                        (lambda () (flymake-start) (flymake-diagnostics)))))
  (cl-assert (= (length found) 1) t)
  (cl-assert (string-match-p "E0201.*ledgr" (flymake-diagnostic-text (car found))) t)
  (cl-assert (= (line-number-at-pos (flymake-diagnostic-beg (car found))) 4) t)
  (message "diagnostics: %s" (flymake-diagnostic-text (car found))))

(test-go "billing")
(let (shown)
  (eglot-hover-eldoc-function (lambda (text &rest _) (setq shown text)))
  (test-wait "hover" (lambda () shown))
  (cl-assert (string-match-p "Billing service" shown) t)
  (message "hover: %s" (car (split-string shown "\n"))))

(test-go "cto")
(let ((found (xref-backend-definitions 'eglot (xref-backend-identifier-at-point 'eglot))))
  (cl-assert (= (length found) 1) t)
  (let ((place (xref-item-location (car found))))
    (cl-assert (string-suffix-p "people.ctl" (xref-location-group place)) t)
    (cl-assert (= (xref-location-line place) 2) t))
  (message "definition: people.ctl:2"))

(test-go "  signs_in_with")
(insert "  serves  pl\n")
(backward-char)
(let ((offered (let ((table (nth 2 (eglot-completion-at-point))))
                 (mapcar #'substring-no-properties (all-completions "pl" table)))))
  (cl-assert (cl-some (lambda (name) (string-match-p "platform" name)) offered) t)
  (message "completion: %s" (string-join offered " ")))
(delete-region (line-beginning-position) (1+ (line-end-position)))

(test-go "ledgr")
(delete-char 5)
(insert "ledger")
(test-tell)
(test-wait "no diagnostics" (lambda () (flymake-start) (null (flymake-diagnostics))))
(message "put right, and the diagnostic goes")

(goto-char (point-max))
(insert "\nsystem   spare \"Spare\"{owner cto\nnot_financial   \"No.\"}\n")
(eglot-format-buffer)
(cl-assert (save-excursion
             (goto-char (point-min))
             (search-forward "system spare \"Spare\" {\n  owner          cto\n  not_financial  \"No.\"\n}\n" nil t))
           t)
(message "format: as ctl fmt")

(test-tell)
(test-go "cto")
;; Emacs asks before it changes several files.
(cl-letf (((symbol-function (quote y-or-n-p)) #'always))
  (eglot-rename "chief"))
(dolist (expected '(("systems/billing.ctl" . "owner          chief") ("people.ctl" . "role chief")))
  (with-current-buffer (find-buffer-visiting (expand-file-name (car expected) test-package))
    (let ((case-fold-search nil))
      (cl-assert (string-match-p (cdr expected) (buffer-string)) t)
      (cl-assert (not (string-match-p "cto" (buffer-string))) t))
    (set-buffer-modified-p nil)))
(message "rename: in both files")

(eglot-shutdown (eglot-current-server))

;; Colours, of a kind too that nobody has heard of.
(with-temp-buffer
  (insert "/// Documented \"half.
teapot brown_betty \"A title\" like std::pot {
  spout  short, 7 years, 2026-06-30, yes
  line   12
  note   \"\"\"
    1. Say \"yes\" // here { and go on
  \"\"\"
  cites  tsc:CC6.1
}

rule HOU-01 \"title\" {
  for      s in system
  where    exists s.line and not s.gone
  message  \"{s}\"
}

test \"it holds\" {
  given {
    saucer porcelain { rim gold }
  }
}
")
  (ctl-mode)
  (font-lock-ensure)
  (dolist (expected '(("/// Documented" . font-lock-doc-face)
                      ("teapot" . font-lock-type-face)
                      ("brown_betty" . font-lock-variable-name-face)
                      ("\"A title" . font-lock-string-face)
                      ("like" . font-lock-keyword-face)
                      ("spout" . font-lock-variable-name-face)
                      ("short" . nil)
                      ("2026-06-30" . font-lock-constant-face)
                      ("yes\n" . font-lock-constant-face)
                      ("line   12" . font-lock-variable-name-face)
                      ("1. Say" . font-lock-string-face)
                      ("// here" . font-lock-string-face)
                      ("cites" . font-lock-variable-name-face)
                      ("tsc:CC6.1" . font-lock-constant-face)
                      ("rule" . font-lock-keyword-face)
                      ("HOU-01" . font-lock-constant-face)
                      ("for  " . font-lock-keyword-face)
                      ("exists" . font-lock-keyword-face)
                      ("line and" . nil)
                      ("message" . font-lock-keyword-face)
                      ("given" . font-lock-keyword-face)
                      ("saucer" . font-lock-type-face)
                      ("porcelain" . font-lock-variable-name-face)
                      ("rim" . font-lock-variable-name-face)))
    (let ((face (test-face (car expected))))
      (unless (eq face (cdr expected)) (error "%S is %S, not %S" (car expected) face (cdr expected)))))
  (cl-assert (assoc "brown_betty" (imenu--make-index-alist t)))
  (cl-assert (assoc "HOU-01" (cdr (assoc "Rules" (imenu--make-index-alist t)))))
  (message "colours and outline")
  ;; Indented anew it is as it was, wherever it had come to stand.
  (let ((before (buffer-string)))
    (goto-char (point-min))
    (while (not (eobp))
      (unless (nth 3 (syntax-ppss (line-beginning-position))) (delete-horizontal-space))
      (forward-line))
    (indent-region (point-min) (point-max))
    (cl-assert (equal (substring-no-properties before) (buffer-substring-no-properties (point-min) (point-max))) t))
  (message "indentation: as ctl fmt"))


;; The library can be coloured. Indented anew, it stands as `ctl fmt' has laid it out, but for lines of expressions
;; that hang where their author wanted.
(let ((began (float-time)) (count 0) (lines 0) (moved 0))
  (dolist (file (directory-files-recursively (getenv "CTL_LIBRARY") "\\.ctl\\'"))
    (with-temp-buffer
      (insert-file-contents file)
      (ctl-mode)
      (font-lock-ensure)
      (when (string-match-p "/\\(?:kinds\\|frameworks\\|rules\\)/[a-z]+\\.ctl" file)
        (let ((before (split-string (buffer-string) "\n"))
              (inhibit-message t))
          (indent-region (point-min) (point-max))
          (cl-mapc (lambda (one other)
                     (cl-incf lines)
                     (unless (equal one other) (cl-incf moved)))
                   before (split-string (buffer-string) "\n"))))
      (cl-incf count)))
  (cl-assert (> count 40) t)
  (message "%d files coloured and indented in %.1f s, %d of %d lines moved" count (- (float-time) began) moved lines)
  (cl-assert (and (> lines 3000) (< moved (* 0.03 lines))) t))

;;; test.el ends here
