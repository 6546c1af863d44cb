/// The counting, pooled client: OkHttp, a socket that reports its whole life, and two sets of rules
/// that decide about connections (`go` and `okhttp`). May import `model`, `time`, `pool`, `trace`,
/// `config` and the client port in `load`.
///
/// Threading: requests run on virtual threads, one each; dials and idle watchers have virtual
/// threads of their own. No lock is held while blocking.
@NullMarked
package dev.poolscope.client;

import org.jspecify.annotations.NullMarked;
