package dev.poolscope.ui.gallery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The first of the files dropped is opened; several run directories are compared.
class FileDropTest {
  private final List<Path> opened = new ArrayList<>();
  private final List<Path> compared = new ArrayList<>();
  private final GalleryHost host =
      new GalleryHost() {
        @Override
        public void openBuiltIn(String name) {}

        @Override
        public void runBuiltIn(String name) {
          throw new AssertionError("dropping runs nothing");
        }

        @Override
        public void predictBuiltIn(String name) {
          throw new AssertionError("dropping asks nothing");
        }

        @Override
        public void open(Path path) {
          opened.add(path);
        }

        @Override
        public void compare(List<Path> directories) {
          compared.addAll(directories);
        }

        @Override
        public void choose() {
          throw new AssertionError("dropping opens no dialog");
        }
      };

  @Test
  void firstFileIsOpened() {
    assertThat(FileDrop.accept(List.of(new File("a.yaml"), new File("b.yaml")), host)).isTrue();
    assertThat(opened).containsExactly(Path.of("a.yaml"));
  }

  @Test
  void severalDirectoriesAreCompared(@TempDir Path one, @TempDir Path two) {
    assertThat(FileDrop.accept(List.of(one.toFile(), two.toFile()), host)).isTrue();
    assertThat(compared).containsExactly(one, two);
    assertThat(opened).isEmpty();
  }

  @Test
  void dropWithoutFilesIsNotTaken() {
    assertThat(FileDrop.accept(List.of(), host)).isFalse();
    assertThat(opened).isEmpty();
  }
}
