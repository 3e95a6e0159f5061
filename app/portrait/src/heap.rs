//! Keeps the memory that one photo gives back for the next one.

/// The largest block whose release glibc's allocator takes as a hint: below `DEFAULT_MMAP_THRESHOLD_MAX` of 64-bit systems
/// with a page for the allocator's own notes.
#[cfg(all(target_os = "linux", target_env = "gnu"))]
const LARGEST_HINT: usize = (32 << 20) - (8 << 10);

/// Lets the allocator hold on to what a photo needed.
///
/// Untold, glibc returns memory to the system as soon as twice its largest block so far lies free, which is after every
/// photo, and the next one has the kernel clear five thousand pages: a tenth of the whole processor time. The threshold
/// follows the largest block that was ever released (mallopt(3), `M_MMAP_THRESHOLD`), so one is taken and released
/// unused; no page of it is ever touched. Other allocators are left as they are.
pub fn keep() {
    #[cfg(all(target_os = "linux", target_env = "gnu"))]
    drop(std::hint::black_box(Vec::<u8>::with_capacity(LARGEST_HINT)));
}
