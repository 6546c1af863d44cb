package dev.poolscope.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ReportLinksTest {
  @ParameterizedTest
  @CsvSource({
    "https://github.com/golang/go/issues/13801, golang/go #13801",
    "https://github.com/minio/minio/pull/10438#issuecomment-1, minio/minio #10438",
    "https://forum.golangbridge.org/t/37458, forum.golangbridge.org",
    "https://github.com/golang/go, github.com"
  })
  void aReportIsCalledAsPeopleCallIt(String address, String name) {
    assertThat(ReportLinks.shortName(address)).isEqualTo(name);
  }
}
