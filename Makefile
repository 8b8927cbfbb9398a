# Two commands are enough: `make run` opens the shell on the sample, `make test` runs every test.
# On a bare machine with the Swift toolchain both install the few C libraries that are missing, and say so.

PREFIX ?= /usr/local
TCK ?= ../shared/tck
PERF ?= ../shared/perf
SCALES ?= 1000,100000
BUILD = .build/release
SWIFT_FLAGS ?=
CHECKED = --explicit-target-dependency-import-check error

.PHONY: run build test unit screens random-keys conformance deep elsewhere oracle install uninstall editors start-up format lint bench bench-peers instructions clean libraries

run: build
	$(BUILD)/weft samples/northwind

build: libraries
	swift build -c release --static-swift-stdlib --product weft $(SWIFT_FLAGS)

test: libraries lint unit conformance

unit:
	swift build --build-tests $(CHECKED) $(SWIFT_FLAGS)
	swift test --skip-build $(SWIFT_FLAGS)

# The screens of docs/screens.md, captured from the running program.
screens: libraries
	swift build --build-tests $(SWIFT_FLAGS)
	UPDATE_SCREENS=1 swift test --skip-build --filter ScreenTests $(SWIFT_FLAGS)

# Ten thousand random keys at the prompt, with another seed each time.
random-keys: libraries
	swift build --build-tests $(SWIFT_FLAGS)
	WEFT_RANDOM_KEYS=10000 WEFT_SEED=$$(date +%s) swift test --skip-build --filter randomKeys $(SWIFT_FLAGS)

# The kit of the core language is not part of the project; it is run where its folder is given or lies beside.
conformance:
	@TCK="$(TCK)" sh Tests/conformance.sh

# What takes too long for every run: counts of instructions against the kept ones, every call to the system failing once, and 100,000 generated queries on the engine and on
# the reference evaluator; compiled for release, in a folder of its own, since they take half an hour of debug code and minutes of this.
deep: libraries instructions
	swift build -c release --build-tests --scratch-path .build/deep -Xswiftc -enable-testing $(SWIFT_FLAGS)
	WEFT_FAULTS=all swift test -c release --skip-build --scratch-path .build/deep -Xswiftc -enable-testing --filter FaultTests $(SWIFT_FLAGS)
	WEFT_GENERATED=100000 swift test -c release --skip-build --scratch-path .build/deep -Xswiftc -enable-testing --filter ReferenceTests $(SWIFT_FLAGS)

# Carries the sample and its queries to another engine, which it installs into a virtual environment, and compares the rows.
# Its Python must let SQLite load extensions, as Debian's does.
elsewhere: build
	/usr/bin/python3 -m venv .build/elsewhere
	.build/elsewhere/bin/pip install -q graphqlite==0.12.0
	.build/elsewhere/bin/python Tests/Elsewhere/compare.py $(BUILD)/weft samples/northwind samples/queries/*.weft

# Every check on random organisations, by the tool and by an implementation of its own.
oracle: build
	python3 Tests/Oracle/compare.py $(BUILD)/weft 200

# Micro benchmarks and whole queries, with a limit beside each; Benchmarks/README.md says what it is.
bench: build
	swift build -c release --static-swift-stdlib --product Micro $(SWIFT_FLAGS)
	$(BUILD)/Micro
	python3 Benchmarks/queries.py $(BUILD)/weft "$(PERF)" $(SCALES)

# Instructions of start-up and of twelve questions, compared with Benchmarks/instructions.json.
instructions: build
	python3 Benchmarks/instructions.py $(BUILD)/weft "$(PERF)"

# Other engines on the same data. Takes minutes, and at a million processes the better part of an hour.
bench-peers: build
	python3 Benchmarks/peers.py $(BUILD)/weft "$(PERF)" $(SCALES)

# What makes the program's manual page and completions is the program itself: they are never older than it.
SHARE = $(DESTDIR)$(PREFIX)/share
MANUAL = $(SHARE)/man/man1/weft.1
BASH_COMPLETION = $(SHARE)/bash-completion/completions/weft
ZSH_COMPLETION = $(SHARE)/zsh/site-functions/_weft
FISH_COMPLETION = $(SHARE)/fish/vendor_completions.d/weft.fish

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(dir $(MANUAL) $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION))
	install -m 755 $(BUILD)/weft $(DESTDIR)$(PREFIX)/bin/weft
	$(BUILD)/weft manual > $(MANUAL)
	$(BUILD)/weft --generate-completion-script bash > $(BASH_COMPLETION)
	$(BUILD)/weft --generate-completion-script zsh > $(ZSH_COMPLETION)
	$(BUILD)/weft --generate-completion-script fish > $(FISH_COMPLETION)

uninstall:
	rm -f $(DESTDIR)$(PREFIX)/bin/weft $(MANUAL) $(BASH_COMPLETION) $(ZSH_COMPLETION) $(FISH_COMPLETION)

# From exec to the first prompt on the sample.
start-up: build
	python3 Tests/startup.py $(BUILD)/weft samples/northwind

# The grammar that colours .weft files in editors; a test holds the file to the program.
editors: build
	$(BUILD)/weft grammar --format textmate > editors/weft.tmLanguage.json
	$(BUILD)/weft manifest --schema > editors/isms.schema.json

format:
	swift format --in-place --recursive --parallel Sources Tests Benchmarks Package.swift

lint:
	swift format lint --strict --recursive --parallel Sources Tests Benchmarks Package.swift

libraries:
	@sh .ci/libraries

clean:
	rm -rf .build
