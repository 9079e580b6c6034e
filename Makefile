# The commands of this project. `make demo` and `make test` are all that a fresh machine with Swift needs.

PREFIX ?= /usr/local
CHECKS = --explicit-target-dependency-import-check error
RELEASE = .build-release
ARCHIVES = $(RELEASE)/archives

# Linux: a program at a fixed address, that looks up no C library but libc, starts in two thirds of the time.
ifeq ($(shell uname -s),Linux)
LINK = --static-swift-stdlib -Xlinker --gc-sections -Xswiftc -L$(CURDIR)/$(ARCHIVES) \
  $(addprefix -Xswiftc -Xclang-linker -Xswiftc ,-no-pie -static-libgcc)
endif

.PHONY: help setup build test test-long test-swift test-acceptance test-plugins lint demo bench quality install clean

help:
	@echo "make demo     build, and watch a real complaint being handled"
	@echo "make test     every test"
	@echo "make install  PREFIX=$(PREFIX)"
	@echo "make bench    speed beside its floors and its peers"
	@echo "make quality  how well complaints are graded: precision and recall"

setup:
	@./scripts/setup

# The release build: static but for the C libraries, stripped.
build: export PKG_CONFIG_PATH := $(CURDIR)/$(ARCHIVES):$(PKG_CONFIG_PATH)
build: setup
	@./scripts/archives $(ARCHIVES)
	swift build -c release --product cs --scratch-path $(RELEASE) $(LINK)
	@strip -o $(RELEASE)/cs "$$(swift build -c release --product cs --scratch-path $(RELEASE) $(LINK) --show-bin-path)/cs"

test: setup test-swift test-acceptance test-plugins

test-swift:
	swift build --build-tests $(CHECKS)
	swift test --skip-build $(CHECKS)

# On the program as built for the tests.
test-acceptance:
	@for script in Tests/Acceptance/*.sh; do \
	  case "$$script" in */lib.sh|*/stories.sh) continue ;; esac; \
	  CS_BIN="$(CURDIR)/.build/debug/cs" bash "$$script" || exit 1; \
	done

test-plugins:
	@for script in Plugins/*/tests/*.sh; do \
	  [ -e "$$script" ] || continue; \
	  CS_BIN="$(CURDIR)/.build/debug/cs" bash "$$script" || exit 1; \
	done

# What takes minutes: hundreds of kills, long random histories, a longer fuzz.
test-long: test
	LONG=1 CS_BIN="$(CURDIR)/.build/debug/cs" bash Tests/Acceptance/durability.sh
	LONG=1 CS_BIN="$(CURDIR)/.build/debug/cs" bash Tests/Acceptance/hostile-json.sh
	LONG=1 CS_BIN="$(CURDIR)/.build/debug/cs" bash Tests/Acceptance/policy-schemas.sh
	MERGE_ROUNDS=40 MERGE_SEED=7 CS_BIN="$(CURDIR)/.build/debug/cs" bash Tests/Acceptance/merge.sh
	FUZZ_SECONDS=120 swift test --skip-build $(CHECKS) --filter CaseFileFuzzTests

lint:
	swift format lint --strict --parallel --recursive Package.swift Sources Tests

demo: build
	@CS_BIN="$(CURDIR)/$(RELEASE)/cs" ./scripts/demo

bench: export PKG_CONFIG_PATH := $(CURDIR)/$(ARCHIVES):$(PKG_CONFIG_PATH)
bench: build
	swift build -c release --product due-times --scratch-path $(RELEASE) $(LINK)
	swift build -c release --product matching --scratch-path $(RELEASE) $(LINK)
	@CS_BIN="$(CURDIR)/$(RELEASE)/cs" \
	  DUE_TIMES="$$(swift build -c release --product due-times --scratch-path $(RELEASE) $(LINK) --show-bin-path)/due-times" \
	  MATCHING="$$(swift build -c release --product matching --scratch-path $(RELEASE) $(LINK) --show-bin-path)/matching" \
	  Tests/Benchmarks/bench

install: build
	install -d "$(DESTDIR)$(PREFIX)/bin" "$(DESTDIR)$(PREFIX)/libexec/cs"
	install -m 755 $(RELEASE)/cs "$(DESTDIR)$(PREFIX)/bin/cs"
	@for plugin in Plugins/*/; do \
	  name=$$(basename "$$plugin"); \
	  install -d "$(DESTDIR)$(PREFIX)/libexec/cs/$$name"; \
	  install -m 755 "$$plugin/cs-$$name" "$(DESTDIR)$(PREFIX)/libexec/cs/$$name/"; \
	  install -m 644 "$$plugin/plugin.yaml" "$(DESTDIR)$(PREFIX)/libexec/cs/$$name/"; \
	done
	@echo "installed $(DESTDIR)$(PREFIX)/bin/cs"

clean:
	rm -rf .build $(RELEASE)

quality: build
	@CS_BIN="$(CURDIR)/$(RELEASE)/cs" ./scripts/quality
