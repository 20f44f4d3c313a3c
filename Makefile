# The commands of this project. Each does its own set-up (scripts/setup.sh) and can be run on a fresh clone.
# What they do stands in scripts/; nothing is decided here.
#
#   make serve            build the release and serve it on http://127.0.0.1:8080  (PORT=8081, LAN=1)
#   make test             everything that must hold
#   make test-long        the same, and what takes longer  (CASES=20000 cases for each property)
#   make test-cold        make serve and make test as on a new machine: a new home, a fresh clone of HEAD
#   make check            only the policies: strict findings and personas
#   make dist             the folder that is deployed, with its budgets
#   make pictures         pictures of every screen, into docs/pictures
#   make bench            the engine beside its peers on 100,000 drawn people: right, and how fast  (PEOPLE=2000)

PORT ?= 8080
LAN ?=
CASES ?= 20000
PEOPLE ?= 100000

.PHONY: serve test test-long test-cold check dist pictures bench
.NOTPARALLEL:

serve:
	@scripts/serve.sh '$(PORT)' '$(LAN)'

test:
	@scripts/test.sh

test-long:
	@scripts/test.sh long '$(CASES)'

test-cold:
	@scripts/cold.sh

check:
	@scripts/test.sh policies

dist:
	@scripts/page.sh

pictures:
	@scripts/test.sh pictures

bench:
	@scripts/bench.sh '$(PEOPLE)'
