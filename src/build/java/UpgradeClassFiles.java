import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassTransform;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// Gives the classes of libraries that were compiled for Java 5 a format that an AOT cache can
/// hold: their code as it is, with the stack maps that later versions require. Without them the JVM
/// verifies such classes by inference at every start and keeps them out of the cache.
///
/// Other jars, and other classes of the same jar, stay as they are. Jars are upgraded in place.
final class UpgradeClassFiles {
  private static final String CLASS = ".class";

  private UpgradeClassFiles() {}

  /// Upgrades every jar in a directory.
  ///
  /// @param args the directory
  public static void main(String[] args) throws IOException {
    try (DirectoryStream<Path> jars = Files.newDirectoryStream(Path.of(args[0]), "*.jar")) {
      for (Path jar : jars) {
        upgrade(jar);
      }
    }
  }

  private static void upgrade(Path jar) throws IOException {
    Map<ZipEntry, byte[]> entries = read(jar);
    if (entries.entrySet().stream().noneMatch(e -> isOld(e.getKey().getName(), e.getValue()))) {
      return;
    }
    Map<String, byte[]> byName = new LinkedHashMap<>();
    entries.forEach((entry, bytes) -> byName.put(entry.getName(), bytes));
    ClassFile upgrading = upgrading(byName);
    Path upgraded = jar.resolveSibling(jar.getFileName() + ".upgraded");
    try (ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(upgraded))) {
      for (Map.Entry<ZipEntry, byte[]> entry : entries.entrySet()) {
        String name = entry.getKey().getName();
        byte[] bytes = entry.getValue();
        ZipEntry copy = new ZipEntry(name);
        copy.setTime(entry.getKey().getTime());
        out.putNextEntry(copy);
        out.write(isOld(name, bytes) ? upgrade(upgrading, bytes) : bytes);
        out.closeEntry();
      }
    }
    Files.move(upgraded, jar, StandardCopyOption.REPLACE_EXISTING);
  }

  private static Map<ZipEntry, byte[]> read(Path jar) throws IOException {
    Map<ZipEntry, byte[]> entries = new LinkedHashMap<>();
    try (ZipFile file = new ZipFile(jar.toFile())) {
      for (ZipEntry entry : Collections.list(file.entries())) {
        try (InputStream in = file.getInputStream(entry)) {
          entries.put(entry, in.readAllBytes());
        }
      }
    }
    return entries;
  }

  /// The major version is in bytes 6 and 7 of a class file.
  private static boolean isOld(String name, byte[] bytes) {
    return name.endsWith(CLASS)
        && bytes.length > 7
        && ((bytes[6] & 0xFF) << 8 | (bytes[7] & 0xFF)) < ClassFile.JAVA_6_VERSION;
  }

  /// Stack maps name common superclasses, which are looked up in the jar and in the JDK.
  private static ClassFile upgrading(Map<String, byte[]> jar) {
    ClassHierarchyResolver resolver =
        ClassHierarchyResolver.ofResourceParsing(
                type -> {
                  String descriptor = type.descriptorString();
                  byte[] bytes = jar.get(descriptor.substring(1, descriptor.length() - 1) + CLASS);
                  return bytes == null ? null : new ByteArrayInputStream(bytes);
                })
            .orElse(ClassHierarchyResolver.defaultResolver());
    return ClassFile.of(
        ClassFile.ClassHierarchyResolverOption.of(resolver),
        ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
  }

  /// Code is put together anew, since code that is taken over whole gets no stack maps.
  private static byte[] upgrade(ClassFile upgrading, byte[] bytes) {
    ClassTransform rebuilt =
        ClassTransform.transformingMethodBodies((code, part) -> code.with(part));
    ClassTransform withoutVersion =
        ClassTransform.dropping(element -> element instanceof ClassFileVersion);
    ClassTransform withNewVersion =
        ClassTransform.endHandler(builder -> builder.withVersion(ClassFile.JAVA_8_VERSION, 0));
    return upgrading.transformClass(
        upgrading.parse(bytes), rebuilt.andThen(withoutVersion).andThen(withNewVersion));
  }
}
