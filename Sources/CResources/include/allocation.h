// The C library's settings of its allocator, which its module for Swift leaves out.

#ifndef WEFT_ALLOCATION_H
#define WEFT_ALLOCATION_H

#include <malloc.h>

#endif
